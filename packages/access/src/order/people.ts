import type { MemberReference } from "../model/plan.ts";
import type { MemberSnapshot } from "../model/snapshot.ts";
import type { LevelChange } from "./level-changes.ts";

/** Members with the same roles in all states. */
export interface People {
  /** The member, if a step changes the member. */
  readonly single: string | null;
  /** Their roles in the level: before, after, and between. */
  readonly roles: readonly (string | null)[];
  readonly organizationRoles: readonly (string | null)[];
  readonly members: readonly MemberReference[];
}

/** Groups the members of the organization, or of a project and the organization, by their roles. */
export function groupPeople(
  level: LevelChange,
  organization: LevelChange | null,
): readonly People[] {
  const roles = rolesById(level);
  const organizationRoles = organization && rolesById(organization);
  const everyone = [level, ...(organization ? [organization] : [])].flatMap(({ before, after }) => [
    ...(after?.members ?? []),
    ...(before?.members ?? []),
  ]);
  const people = new Map<string, People & { readonly members: MemberReference[] }>();
  for (const { id, email } of new Map(everyone.map((one) => [one.id, one])).values()) {
    const own = roles.get(id) ?? [null];
    const inherited = organizationRoles?.get(id) ?? [null];
    const single = isFixed(own) && isFixed(inherited) ? null : id;
    const key = JSON.stringify([single, own[0], inherited[0]]);
    const group = people.get(key);
    if (group) {
      group.members.push({ id, email });
    } else {
      const members = [{ id, email }];
      people.set(key, { single, roles: own, organizationRoles: inherited, members });
    }
  }
  return [...people.values()];
}

/** If members are unknown, every role counts as one member who keeps it. */
export function assumePeople({ before, after }: LevelChange): readonly People[] {
  const ids = new Set([...(before?.roles ?? []), ...(after?.roles ?? [])].map(({ id }) => id));
  return [...ids].map((id) => ({
    single: null,
    roles: [id],
    organizationRoles: [null],
    members: [],
  }));
}

/** The roles that each member has in some state, the one before the steps first. */
function rolesById(level: LevelChange): ReadonlyMap<string, readonly (string | null)[]> {
  const byId = (members: readonly MemberSnapshot[] | null | undefined) =>
    new Map(members?.map(({ id, roleId }) => [id, roleId]));
  const [before, after] = [byId(level.before?.members), byId(level.after?.members)];
  const between = new Map<string, (string | null)[]>();
  for (const step of level.steps) {
    if (step.kind === "member") {
      between.set(step.id, [...(between.get(step.id) ?? []), step.after?.role?.id ?? null]);
    }
  }
  return new Map(
    [...before.keys(), ...after.keys(), ...between.keys()].map((id) => [
      id,
      [...new Set([before.get(id) ?? null, after.get(id) ?? null, ...(between.get(id) ?? [])])],
    ]),
  );
}

function isFixed(roles: readonly (string | null)[]): boolean {
  return roles.length === 1;
}
