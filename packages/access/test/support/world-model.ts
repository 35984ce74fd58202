import fc from "fast-check";

/** The permissions of the organization in a random world. */
export const PERMISSIONS = [
  "billing:read",
  "iam:manage",
  "project:manage",
  "project:read",
  "user:delete",
  "user:read",
] as const;
/** The permissions of projects in a random world. */
export const PROJECT_PERMISSIONS = ["iam:manage", "prompt:read", "trace:read", "user:delete"];

/** A policy or a role. `has` lists permissions by name, or policies by key. */
export interface Content {
  readonly name: string;
  readonly description: string | null;
  readonly has: readonly string[];
}

/** A thing before and after a change. `null` is its absence. The key never changes. */
export interface Slot<T> {
  readonly key: string;
  readonly before: T | null;
  readonly after: T | null;
  /** Whether a file names it even if it does not change. */
  readonly mention: boolean;
}

/** A member's role: the key of a role, the name of a preset role, or `null`. */
export interface Person {
  readonly role: string | null;
}

/** One level before and after a change. */
export interface LevelModel {
  readonly policies: readonly Slot<Content>[];
  readonly roles: readonly Slot<Content>[];
  readonly members: readonly Slot<Person>[];
}

/** A project before and after a change. The keys of its members are those of the organization's members. */
export interface ProjectModel {
  readonly name: string;
  readonly description: string;
  readonly governance: string | null;
}

/** An organization before and after a change. */
export interface WorldModel {
  readonly level: LevelModel;
  readonly projects: readonly (Slot<ProjectModel> & { readonly level: LevelModel })[];
  /** Keys of roles that people are invited to. */
  readonly invited: readonly Slot<Person>[];
  readonly exclusive: boolean;
}

/** How large the generated levels are. */
interface LevelSize {
  readonly permissions: readonly string[];
  readonly policies: number;
  readonly roles: number;
  readonly members: number;
  readonly presets: readonly string[];
}

const count = (length: number) => Array.from({ length }, (_, index) => index);

/** Two states of one thing: usually the same one, often an edited one, sometimes only one of the two. */
function slot<T>(key: string, state: fc.Arbitrary<T>): fc.Arbitrary<Slot<T>> {
  const kind = fc.constantFrom("same", "same", "edit", "edit", "edit", "add", "delete", "none");
  return fc
    .record({ kind, first: state, second: state, mention: fc.boolean() })
    .map(({ kind, first, second, mention }) => ({
      key,
      before: kind === "add" || kind === "none" ? null : first,
      after: kind === "delete" || kind === "none" ? null : kind === "same" ? first : second,
      mention,
    }));
}

function content(title: string, has: readonly string[]): fc.Arbitrary<Content> {
  return fc.record({
    name: fc.constantFrom(title, title, title, `${title} renamed`),
    description: fc.constantFrom(null, null, `About ${title}`),
    has: fc.subarray([...has], { maxLength: Math.min(4, has.length) }),
  });
}

/** Generates a level. Its references are not valid yet: see `repair`. */
function level(size: LevelSize): fc.Arbitrary<LevelModel> {
  const policies = count(size.policies).map((index) => `policy-${index}`);
  const roles = count(size.roles).map((index) => `role-${index}`);
  // Custom roles more often than preset ones.
  const held = [...roles, ...roles, ...size.presets, null];
  const person = fc.record({ role: fc.constantFrom(...held) });
  return fc.record({
    policies: fc.tuple(
      ...policies.map((key) => slot(key, content(key.replace("p", "P"), size.permissions))),
    ),
    roles: fc.tuple(...roles.map((key) => slot(key, content(key.replace("r", "R"), policies)))),
    members: fc.tuple(...count(size.members).map((index) => slot(`member-${index}`, person))),
  });
}

/** Generates a change of an organization. */
export const worldModel: fc.Arbitrary<WorldModel> = fc.record({
  level: level({
    permissions: PERMISSIONS,
    policies: 6,
    roles: 4,
    members: 6,
    presets: ["Admin", "Member"],
  }),
  projects: fc.tuple(...count(2).map(project)),
  invited: fc.tuple(slot("guest-0", fc.record({ role: fc.constantFrom("role-0", "Member") }))),
  exclusive: fc.boolean(),
});

function project(index: number): fc.Arbitrary<WorldModel["projects"][number]> {
  const key = `project-${index}`;
  const state = fc.record({
    name: fc.constantFrom(key, key, `${key} renamed`),
    description: fc.constantFrom("One", "Two"),
    governance: fc.constantFrom(null, "PII controls", "Red teaming"),
  });
  const presets = ["Manager", "Member"];
  const size = { permissions: PROJECT_PERMISSIONS, policies: 3, roles: 2, members: 4, presets };
  return fc
    .record({ slot: slot(key, state), level: level(size) })
    .map(({ slot, level }) => ({ ...slot, level }));
}
