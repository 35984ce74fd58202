import type { FakeState } from "@confident-admin/mock/fake";
import { SAMPLE_PERMISSIONS } from "./sample-permissions.ts";

type Sample = readonly [name: string, description: string | null, grants: readonly string[]];

const POLICIES: readonly Sample[] = [
  ["Access administration", "Policies, roles and users", ["iam:*", "user:*"]],
  ["Auditor", "Read-only access to everything", ["*:read"]],
  ["Billing", "Plans, invoices and usage, for the finance team", ["billing:*", "modelCost:read"]],
  ["Data retention", "How long traces and test runs are kept", ["retentionConfig:*"]],
  [
    "Evaluation engineer",
    "Metrics and models in the user's own projects",
    ["project:read", "metric:*", "modelCredential:read", "modelCost:read"],
  ],
  ["Identity provider setup", "Single sign-on, during the migration", ["sso:*", "user:read"]],
  ["Key rotation", "For the pipeline that rotates organization keys", ["apiKey:*"]],
  ["Metric authors", null, ["metric:*"]],
  [
    "Model credentials",
    "Connects providers and rotates their credentials",
    ["modelCredential:*", "modelCost:read"],
  ],
  ["People operations", "Joiners and leavers", ["user:*", "organization:read"]],
  [
    "Platform on call",
    "Every project, in an emergency",
    ["project:*", "apiKey:read", "featureAccess:*", "organization:read"],
  ],
  ["Project creators", "Can create projects", ["project:read", "project:create"]],
  [
    "Quarterly access review",
    "Reads all access rights, for the review board",
    ["iam:read", "user:read"],
  ],
  ["Sandbox", "Empty, for experiments", []],
];

/** A sample organization, large enough to look real. */
export const SAMPLE_ORGANIZATION: Pick<FakeState, "organization" | "permissions" | "policies"> = {
  organization: {
    id: "0d6f3c1e-2b7a-4c58-9f43-6a1e8b0c7d25",
    name: "Northwind Evaluation",
    plan: "TEAM",
    created_at: "2025-03-14T09:26:53.589Z",
  },
  permissions: SAMPLE_PERMISSIONS,
  policies: POLICIES.map(([name, description, grants], index) => ({
    id: `policy-${index + 1}`,
    name,
    description,
    permissions: SAMPLE_PERMISSIONS.filter((permission) =>
      grants.some((grant) => matches(grant, permission.name)),
    ).map(({ id, name }) => ({ id, name })),
  })),
};

/** Whether `billing:*` or `*:read` grants `billing:read`. */
function matches(grant: string, name: string): boolean {
  const [resource, action] = grant.split(":");
  const [ofResource, ofAction] = name.split(":");
  return [ofResource, "*"].includes(resource) && [ofAction, "*"].includes(action);
}
