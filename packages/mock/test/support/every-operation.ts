import { operations } from "@confident-admin/spec/operations";
import type { FakeConfidentOptions, OperationId } from "../../src/index.ts";

export const ROLE = "7c9a1e44-0b5d-4d8e-9f36-2a4b6c8d0e11";
const lists = {
  policies: [{ id: "policy", name: "Policy", permissions: ["iam:manage"] }],
  roles: [{ id: ROLE, name: "Role", policies: ["Policy"] }],
  members: [
    { id: "owner", email: "owner@acme.example", role: "Owner" },
    { id: "user", email: "user@acme.example", role: "Member" },
  ],
  invitations: [{ id: 1, email: "invited@acme.example", status: "DECLINED" }],
} as const;

/** An organization on which every operation of `toRequest` succeeds. */
export const SEED: FakeConfidentOptions = {
  ...lists,
  apiKeys: ["confident_us_org_first", { id: 1, name: "Key", value: "confident_us_org_second" }],
  governancePolicies: [{ id: "governance", name: "Baseline" }],
  projects: [
    {
      ...lists,
      id: "project",
      name: "Project",
      governancePolicy: "Baseline",
      apiKeys: [{ id: 1, name: "Key", value: "confident_us_proj_first" }],
    },
    { id: "other", name: "Other" },
  ],
};

const BODIES: { readonly [Operation in OperationId]?: object } = {
  updateOrganization: { name: "New" },
  createInvitations: { emails: ["new@acme.example"], organizationRoleId: ROLE },
  createProjectInvitations: { emails: ["new@acme.example"], projectRoleId: ROLE },
  assignProjectsToGovernancePolicy: { projectIds: ["other", "unknown"] },
  unassignProjectsFromGovernancePolicy: { projectIds: ["project", "unknown"] },
  createProject: { name: "New", email: "user@acme.example" },
  updateProject: { description: "New" },
};

/** Bodies for other operations, by what their ids contain. */
const KINDS: readonly (readonly [string, object])[] = [
  ["Policy", { name: "New", permissionIds: [] }],
  ["MemberRole", { roleId: ROLE }],
  ["Role", { name: "New", policyIds: ["policy"] }],
  ["createOrganizationApiKey", { name: "New" }],
  ["createProjectApiKey", { name: "New" }],
  ["ApiKey", { valid: false }],
];

/** A request that succeeds, and that changes the state if its method is not GET. */
export function toRequest(operation: OperationId): {
  method: string;
  path: string;
  init: RequestInit;
} {
  const { method, path, body } = { body: undefined, ...operations[operation] };
  const ids: Readonly<Record<string, string>> = {
    policyId: path.includes("governance") ? "governance" : "policy",
    roleId: ROLE,
    userId: "user",
    invitationId: "1",
    apiKeyId: "1",
    projectId: "project",
  };
  const sent = BODIES[operation] ?? KINDS.find(([kind]) => operation.includes(kind))?.[1];
  return {
    method,
    path: path.replaceAll(/\{(\w+)\}/g, (_, name) => ids[name] as string),
    init: body ? { body: JSON.stringify(sent) } : {},
  };
}
