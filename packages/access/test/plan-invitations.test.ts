import { expect, test } from "vitest";
import { drift, plan } from "../src/index.ts";
import { ACME, declare, organizationOf, planOf, requestsOf } from "./support/plan-of.ts";
import { runPlan } from "./support/run-plan.ts";

const INVITED = { ...ACME, invitations: [{ id: 7, email: "Dee@acme.test", role: "Keeper" }] };
const TEXT = "members: { dee@acme.test: Helper }";

test("an invitation to another role than the file's is replaced", async () => {
  const made = await planOf(TEXT, INVITED);
  expect(made.steps).toMatchObject([
    { operation: "deleteInvitation", id: "7", before: { role: { name: "Keeper" } } },
    { operation: "createInvitations", after: { role: { name: "Helper" } }, dependsOn: [1] },
  ]);
  expect(made.access.losses).toMatchObject([{ permission: "iam:manage" }]);
});

test("an invitation is also replaced although an earlier file declared the person", async () => {
  const made = await planOf(TEXT, INVITED, { base: declare(TEXT) });
  expect(requestsOf(made)).toEqual([
    "deleteInvitation Dee@acme.test",
    "createInvitations dee@acme.test",
  ]);
});

test("an invitation without a role is one to the default role", async () => {
  const snapshot = organizationOf(ACME);
  const invitations = [{ id: 7, email: "dee@acme.test", roleId: null }];
  const made = await plan(declare("members: { dee@acme.test: Member }"), {
    ...snapshot,
    organization: { ...snapshot.organization, invitations },
  });
  expect(made.steps).toEqual([]);
});

test("an incomplete reading replaces no invitation", async () => {
  const reads = [{ operation: "listMembers", count: 3, complete: false }];
  const made = await plan(declare(TEXT), { ...organizationOf(INVITED), reads });
  expect(made.steps).toEqual([]);
});

test("an invitation to another role is drift, and one that the file does not name is not managed", async () => {
  const snapshot = organizationOf({
    ...INVITED,
    invitations: [...INVITED.invitations, { id: 8, email: "eve@evil.test", role: "Keeper" }],
  });
  const found = drift(declare(TEXT), declare(TEXT), snapshot);
  expect(found.consoleChanged.map(({ name }) => name)).toContain("Dee@acme.test");
  expect(found.unmanaged).toContainEqual({
    kind: "invitation",
    scope: "organization",
    id: "8",
    name: "eve@evil.test",
  });
  expect(found.unmanaged.map(({ name }) => name)).not.toContain("Dee@acme.test");
});

test("after the apply, the person has one invitation, to the file's role", async () => {
  const id = "6f1c0d9e-3b1a-4c57-9a51-0f6f5d0c2b11"; // the API rejects other ids in invitations
  const roles = ACME.roles.map((role) => (role.name === "Helper" ? { ...role, id } : role));
  const { after, statuses } = await runPlan(TEXT, { ...INVITED, roles });
  expect(statuses).toHaveLength(2);
  expect(after.organization.invitations).toMatchObject([{ email: "dee@acme.test", roleId: id }]);
});
