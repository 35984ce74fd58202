import type { Declaration, DeclaredLevel, DeclaredName, Position } from "../../src/index.ts";
import type { Content, LevelModel, Person, Slot, WorldModel } from "./world-model.ts";

const AT: Position = { file: "access.yaml", line: 1, column: 1 };
const NO_LIMITS = {
  deletions: "100%",
  losePairs: "100%",
  gainSensitivePairs: 1_000_000,
  keepHolders: { "iam:manage": 0 },
};

const at = (name: string): DeclaredName => ({ name, at: AT });

/** Converts a world into a file that declares the state after the change. It has the limits that never apply. */
export function toDeclaration(world: WorldModel): Declaration {
  const { exclusive } = world;
  const mode = exclusive ? "exclusive" : "declared";
  return {
    version: 1,
    organization: { id: "organization-1", name: "Acme" },
    manage: {
      policies: mode,
      roles: mode,
      members: "declared",
      projects: "declared",
      governance: "declared",
    },
    sensitive: ["iam:manage", "project:manage", "user:delete"],
    limits: NO_LIMITS,
    protected: [],
    level: toLevel(world.level, world.invited, exclusive),
    projects: world.projects.flatMap(({ before, after, level }) =>
      after
        ? [
            {
              name: after.name,
              was: before && before.name !== after.name ? [before.name] : [],
              at: AT,
              description: after.description,
              governance: after.governance === null ? [] : [at(after.governance)],
              level: toLevel(level, [], exclusive),
            },
          ]
        : [],
    ),
    removedProjects: [],
    assertions: [],
    files: [{ path: "access.yaml", sha256: "0".repeat(64) }],
  };
}

function toLevel(
  { policies, roles, members }: LevelModel,
  invited: readonly Slot<Person>[],
  exclusive: boolean,
): DeclaredLevel {
  const nameOf = (slots: readonly Slot<Content>[], key: string) =>
    slots.find((slot) => slot.key === key)?.after?.name ?? key;
  const removed = (slots: readonly Slot<Content>[]) =>
    slots.flatMap(({ before, after }) => (before && !after && !exclusive ? [at(before.name)] : []));
  const isNamed = ({ before, after, mention }: Slot<unknown>) =>
    after && (mention || exclusive || JSON.stringify(before) !== JSON.stringify(after));
  return {
    policies: policies.filter(isNamed).map((slot) => ({
      ...toNamed(slot),
      permissions: unlessKept(slot, (slot.after as Content).has.map(at)),
    })),
    roles: roles.filter(isNamed).map((slot) => ({
      ...toNamed(slot),
      policies: unlessKept(
        slot,
        (slot.after as Content).has.map((key) => at(nameOf(policies, key))),
      ),
    })),
    members: [...members, ...invited].filter(isNamed).flatMap(({ key, after, mention }) => {
      const email = mention ? `${key}@acme.test` : `${key}@ACME.test`;
      return after?.role ? [{ email, role: nameOf(roles, after.role), at: AT }] : [];
    }),
    removed: {
      policies: removed(policies),
      roles: removed(roles),
      members: members.flatMap(({ key, before, after }) =>
        before && !after ? [at(`${key}@acme.test`)] : [],
      ),
    },
  };
}

function toNamed({ before, after, mention }: Slot<Content>) {
  const { name, description } = after as Content;
  const isKept = before?.description === description && mention;
  return {
    name,
    was: before && before.name !== name ? [before.name] : [],
    at: AT,
    description: isKept ? undefined : description,
  };
}

/** Leaves out an unchanged list in half of the cases: a file need not name it. */
function unlessKept({ before, after, mention }: Slot<Content>, list: readonly DeclaredName[]) {
  return mention && before && `${before.has}` === `${after?.has}` ? undefined : list;
}
