import type { Content, LevelModel, Person, ProjectModel, Slot, WorldModel } from "./world-model.ts";

const SIDES = ["before", "after"] as const;

/** Makes a generated change one that the API allows: nothing refers to what does not exist, and only invitations add people. */
export function repair(world: WorldModel): WorldModel {
  const level = repairLevel(world.level);
  return {
    ...world,
    level,
    projects: world.projects.flatMap((project) => repairProject(project, level)),
    invited: world.invited.map((one) => ({
      ...one,
      // An invitation stays as it is: the API cannot change it.
      after: one.before ?? one.after,
      ...(one.before === null && one.after && { after: existing(one.after, level.roles, "after") }),
      ...(one.before && {
        before: { role: "Member" },
        after: { role: "Member" },
      }),
    })),
  };
}

/** Without deletions of projects, which need their names. A new project has no content. */
function repairProject(
  project: WorldModel["projects"][number],
  organization: LevelModel,
): WorldModel["projects"] {
  const after = project.after ?? project.before;
  if (!after) {
    return [];
  }
  if (!project.before) {
    const level = { policies: [], roles: [], members: [] };
    return [{ ...project, after: { ...after, governance: null } as ProjectModel, level }];
  }
  const people = new Map(organization.members.map((member) => [member.key, member]));
  const members = project.level.members.map((member) => ({
    ...member,
    before: people.get(member.key)?.before ? member.before : null,
    after: people.get(member.key)?.after ? member.after : null,
  }));
  return [{ ...project, after, level: repairLevel({ ...project.level, members }) }];
}

function repairLevel(level: LevelModel): LevelModel {
  const policies = withoutLookAlikes(level.policies);
  const repaired = withoutLookAlikes(level.roles.map((role) => repairRole(role, policies)));
  return {
    policies,
    roles: repaired,
    members: level.members.map((member) => repairMember(member, repaired)),
  };
}

/** Does not add what resembles something that is deleted: it would look like a rename without `was`. */
function withoutLookAlikes(slots: readonly Slot<Content>[]): readonly Slot<Content>[] {
  const deleted = slots.flatMap(({ before, after }) => (before && !after ? [before] : []));
  const isLookAlike = ({ has }: Content) =>
    deleted.some((other) => {
      const common = has.filter((one) => other.has.includes(one)).length;
      return common >= Math.max(has.length, other.has.length) * 0.75;
    });
  return slots.map((slot) =>
    !slot.before && slot.after && isLookAlike(slot.after) ? { ...slot, after: null } : slot,
  );
}

function repairRole(role: Slot<Content>, policies: readonly Slot<Content>[]): Slot<Content> {
  const [before, after] = SIDES.map((side) => {
    const content = role[side];
    const exists = (key: string) => policies.some((policy) => policy.key === key && policy[side]);
    return content && { ...content, has: content.has.filter(exists) };
  });
  return { ...role, before: before ?? null, after: after ?? null };
}

function repairMember(member: Slot<Person>, roles: readonly Slot<Content>[]): Slot<Person> {
  if (!member.before) {
    return { ...member, after: null };
  }
  const before = existing(member.before, roles, "before");
  const after = member.after && existing(member.after, roles, "after");
  // The API can change a role, but not take it away.
  return { ...member, before, after: after?.role === null ? stay(before, roles) : after };
}

function stay(before: Person, roles: readonly Slot<Content>[]): Person {
  return before.role === null ? before : existing(before, roles, "after");
}

function existing(
  { role }: Person,
  roles: readonly Slot<Content>[],
  side: "before" | "after",
): Person {
  const slot = roles.find(({ key }) => key === role);
  return { role: slot && !slot[side] ? "Member" : role };
}
