import type {
  Assertion,
  LevelSnapshot,
  OrganizationSnapshot,
  PolicySnapshot,
  RoleSnapshot,
} from "../../src/index.ts";

const PERMISSIONS = ["billing:read", "iam:manage", "project:manage", "user:delete", "user:read"];

/** Names of permissions or policies, by the name of a policy or a role. */
type Lists = Readonly<Record<string, readonly string[]>>;

/** An organization in short: what its policies grant, the policies of its roles, and the roles of its members. */
export interface Outline {
  readonly policies?: Lists;
  readonly roles?: Lists;
  readonly members?: Readonly<Record<string, string | null>> | null;
}

/** Creates a snapshot in which names are ids. */
export function organization(
  outline: Outline,
  projects: Readonly<Record<string, Outline>> = {},
): OrganizationSnapshot {
  return {
    host: "api.confident-ai.com",
    id: "organization-1",
    name: "Acme",
    organization: level(outline, ["Owner", "Admin", "Member"]),
    projects: Object.entries(projects).map(([name, project]) => ({
      id: name,
      name,
      description: null,
      governancePolicyId: null,
      level: level(project, ["Owner", "Manager", "Member"]),
    })),
    governancePolicies: null,
    reads: [],
    notes: [],
  };
}

function level(
  { policies = {}, roles = {}, members = {} }: Outline,
  presets: readonly string[],
): LevelSnapshot {
  const role = (name: string, preset: boolean, policyIds: readonly string[]): RoleSnapshot => ({
    ...{ id: name, name, description: null, preset, policyIds },
  });
  return {
    permissions: PERMISSIONS.map((name) => ({ id: name, name })),
    policies: Object.entries(policies).map(([name, names]) => policy(name, names)),
    roles: [
      ...presets.map((name) => role(name, true, [])),
      ...Object.entries(roles).map(([name, policyIds]) => role(name, false, policyIds)),
    ],
    members:
      members &&
      Object.entries(members).map(([email, roleId]) => ({ id: email, email, name: null, roleId })),
    invitations: [],
  };
}

/** Creates a policy whose name is its id. */
export function policy(name: string, permissions: readonly string[]): PolicySnapshot {
  return {
    ...{ id: name, name, description: null },
    permissions: permissions.map((one) => ({ id: one, name: one })),
  };
}

/** Distributes over the kinds of assertions. */
type Statement<T = Assertion> = T extends Assertion ? Omit<T, "name" | "project" | "at"> : never;

/** Creates an assertion. */
export function assertion(statement: Statement, project: string | null = null): Assertion {
  return { name: "a test", project, at: { file: "access.yaml", line: 1, column: 1 }, ...statement };
}
