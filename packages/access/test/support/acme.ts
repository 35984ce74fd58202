import type { Seed } from "@confident-admin/mock/fake";

const names = (list: string) => list.split(" ").map((name) => ({ name }));

/** A small organization: Ana owns it, Bo is in support and in the project Checkout, Cy has no role. */
export const ACME: Seed = {
  organization: { id: "acme", name: "Acme" },
  permissions: names("iam:manage project:read project:manage user:read user:delete billing:read"),
  projectPermissions: names("trace:read trace:delete dataset:read iam:manage"),
  policies: [
    { id: "p-support", name: "Support", description: "First line", permissions: ["user:read"] },
    { id: "p-billing", name: "Billing", permissions: ["billing:read"] },
    { id: "p-old", name: "Old readers", permissions: ["project:read"] },
  ],
  roles: [
    { name: "Support", policies: ["Support"] },
    { name: "Idle", policies: [] },
  ],
  members: [
    { id: "ana", email: "ana@acme.test", role: "Owner" },
    { id: "bo", email: "bo@acme.test", role: "Support" },
    { id: "cy", email: "cy@acme.test", organizationRole: null },
  ],
  governancePolicies: [
    { id: "g-pii", name: "PII controls" },
    { id: "g-red", name: "Red teaming" },
  ],
  projects: [
    {
      id: "checkout",
      name: "Checkout",
      policies: [{ id: "c-read", name: "Read traces", permissions: ["trace:read"] }],
      roles: [{ name: "Reviewer", policies: ["Read traces"] }],
      members: [
        { email: "ana@acme.test", role: "Owner" },
        { email: "bo@acme.test", role: "Reviewer" },
      ],
    },
  ],
};
