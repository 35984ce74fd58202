import type {
  LevelSnapshot,
  OrganizationSnapshot,
  PolicyContent,
  RoleContent,
  StepChange,
  UnorderedStep,
} from "../../src/index.ts";
import { roleId } from "./to-seed.ts";
import type { Content, LevelModel, Person, Slot, WorldModel } from "./world-model.ts";

/** The requests that change a world, in no particular order. */
export function toSteps(
  world: WorldModel,
  snapshot: OrganizationSnapshot,
): readonly UnorderedStep[] {
  const { members } = world.level;
  // Removing a member of the organization removes the member from all projects.
  const stays = ({ key }: Slot<Person>) => members.find((one) => one.key === key)?.after;
  return [
    ...levelSteps(world.level, null, snapshot.organization),
    ...world.projects.flatMap(({ key, before, after, level: { members, ...level } }) => {
      const id = before ? key : `ref:project/${after?.name}`;
      const change = { kind: "project", before, after } as const;
      const isSame = before?.name === after?.name && before?.description === after?.description;
      return [
        ...(isSame ? [] : [step(null, id, after?.name ?? key, change)]),
        ...levelSteps(
          { ...level, members: members.filter(stays) },
          key,
          snapshot.projects?.find((project) => project.id === key)?.level,
        ),
      ];
    }),
  ];
}

function step(project: string | null, id: string, name: string, change: StepChange): UnorderedStep {
  const { kind, before, after } = change;
  const verb = before ? (after ? "update" : "delete") : "create";
  return {
    key: `${project ?? ""}/${kind}:${id}`,
    operation: `${verb} ${kind}`,
    scope: project === null ? "organization" : { project },
    id,
    name,
    why: "declared",
    at: null,
    dependsOn: [],
    temporary: false,
    ...change,
  };
}

function levelSteps(
  level: LevelModel,
  project: string | null,
  live: LevelSnapshot | null | undefined,
): readonly UnorderedStep[] {
  const prefix = project === null ? "" : `${project}-`;
  const idOf = (kind: string, { key, before, after }: Slot<Content>) =>
    before
      ? kind === "role"
        ? roleId(prefix + key)
        : prefix + key
      : `ref:${project === null ? "" : `${project}/`}${kind}/${after?.name}`;
  const permission = project === null ? "permission-" : "project-permission-";
  const toPolicy = (content: Content | null): PolicyContent | null =>
    content && {
      name: content.name,
      description: content.description,
      permissions: content.has.map((name) => ({ id: permission + name, name })),
    };
  const toRole = (content: Content | null, side: "before" | "after"): RoleContent | null =>
    content && {
      name: content.name,
      description: content.description,
      policies: level.policies
        .filter(({ key }) => content.has.includes(key))
        .map((slot) => ({ id: idOf("policy", slot), name: slot[side]?.name ?? "" })),
    };
  const changed = ({ before, after }: Slot<unknown>) =>
    JSON.stringify(before) !== JSON.stringify(after);
  const create = (kind: "policy" | "role", slot: Slot<Content>, change: StepChange) =>
    step(project, idOf(kind, slot), (slot.after ?? slot.before)?.name ?? "", change);
  return [
    ...level.policies.filter(changed).map((slot) =>
      create("policy", slot, {
        kind: "policy",
        before: toPolicy(slot.before),
        after: toPolicy(slot.after),
      }),
    ),
    ...level.roles.filter(changed).map((slot) =>
      create("role", slot, {
        kind: "role",
        before: toRole(slot.before, "before"),
        after: toRole(slot.after, "after"),
      }),
    ),
    ...memberSteps(level, project, (role) => {
      const slot = level.roles.find(({ key }) => key === role);
      const preset = live?.roles.find(({ name, preset }) => preset && name === role);
      return slot ? idOf("role", slot) : (preset?.id ?? "");
    }),
  ];
}

function memberSteps(
  { members }: LevelModel,
  project: string | null,
  idOf: (role: string) => string,
): readonly UnorderedStep[] {
  return members.flatMap(({ key, before, after }) => {
    const email = `${key}@acme.test`;
    const content = (person: Person | null) => {
      const role = person?.role ?? null;
      return person && { email, role: role === null ? null : { id: idOf(role), name: role } };
    };
    const change = { kind: "member", before: content(before), after: content(after) } as const;
    return before?.role === after?.role ? [] : [step(project, key, email, change)];
  });
}
