import { requestExample, requestTarget } from "@confident-admin/spec/examples";
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

/** The ids of the seed in a path. */
const IDS = {
  roleId: ROLE,
  userId: "user",
  invitationId: 1,
  apiKeyId: 1,
  projectId: "project",
};

/** The fields of bodies that must fit the seed. */
const FIELDS: Readonly<Record<string, unknown>> = {
  name: "New",
  policyIds: ["policy"],
  roleId: ROLE,
  organizationRoleId: ROLE,
  projectRoleId: ROLE,
  email: "user@acme.example",
  projectIds: ["project", "other", "unknown"],
};

/** A request that succeeds, and that changes the state if its method is not GET. */
export function toRequest(operation: OperationId): {
  method: string;
  path: string;
  init: RequestInit;
} {
  const { method, path } = operations[operation];
  const { body } = requestExample(operation);
  const policyId = path.includes("governance") ? "governance" : "policy";
  const sent = Object.entries(body ?? {}).map(([name, value]) => [name, FIELDS[name] ?? value]);
  return {
    method,
    path: requestTarget(operation, { path: { ...IDS, policyId }, query: {} }),
    init: body ? { body: JSON.stringify(Object.fromEntries(sent)) } : {},
  };
}
