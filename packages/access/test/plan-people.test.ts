import { expect, test } from "vitest";
import { AccessError, plan } from "../src/index.ts";
import { ACME, brakesOf, declare, organizationOf, planOf, requestsOf } from "./support/plan-of.ts";

const OWNED = {
  ...ACME,
  members: [...ACME.members, { id: "olga", email: "olga@acme.test", role: "Owner" }],
};

test("members are found whatever the case of their address", async () => {
  expect((await planOf("members: { ANA@Acme.Test: Helper }")).steps).toEqual([]);
  const { steps } = await planOf("members: { ANA@Acme.Test: Reader }");
  expect(steps).toMatchObject([
    { operation: "updateMemberRole", id: "ana", name: "ana@acme.test" },
  ]);
});

test("declared people who are not members are invited, after their role exists", async () => {
  const made = await planOf(
    "roles: { New: { policies: [Readers] } }\nmembers: { dee@acme.test: New }",
  );
  expect(requestsOf(made)).toEqual(["createRole New", "createInvitations dee@acme.test"]);
  expect(made.steps[1]).toMatchObject({
    id: "ref:invitation/dee@acme.test",
    after: { email: "dee@acme.test", role: { id: "ref:role/New", name: "New" } },
    dependsOn: [1],
  });
});

test("a pending invitation counts, in any case", async () => {
  const seed = { ...ACME, invitations: [{ id: 7, email: "Dee@acme.test", role: "Reader" }] };
  const same = await planOf("members: { dee@ACME.test: Reader }", seed);
  expect([same.steps, same.warnings]).toEqual([[], []]);
});

test("someone who has left is not invited again, unless that is accepted", async () => {
  const text = "members: { left@acme.test: Reader }";
  const base = declare(text);
  const { steps, warnings } = await planOf(text, ACME, { base });
  expect(steps).toEqual([]);
  expect(warnings).toEqual([expect.stringContaining('--accept "invite left@acme.test"')]);
  const accepted = await planOf(text, ACME, { base, accept: ["invite left@acme.test"] });
  expect(requestsOf(accepted)).toEqual(["createInvitations left@acme.test"]);
  expect(accepted.warnings).toEqual([]);
});

test("an invitation is withdrawn", async () => {
  const seed = { ...ACME, invitations: [{ id: 7, email: "dee@acme.test", role: "Reader" }] };
  const made = await planOf("removed: { members: [DEE@acme.test] }", seed);
  expect(made.steps).toMatchObject([{ operation: "deleteInvitation", id: "7" }]);
});

test("nothing about members changes while they are off", async () => {
  const text =
    "manage: { members: off }\nmembers: { ana@acme.test: Reader }\nremoved: { members: [bo@acme.test] }";
  expect((await planOf(text)).steps).toEqual([]);
});

test("exclusive removes everyone else but the Owner", async () => {
  const text =
    "manage: { members: exclusive }\nlimits: { deletions: 5 }\nmembers: { cy@acme.test: Keeper }";
  const made = await planOf(text, OWNED);
  expect(requestsOf(made)).toEqual(["removeMember ana@acme.test", "removeMember bo@acme.test"]);
  expect(made.warnings).toEqual([expect.stringContaining("olga@acme.test")]);
});

test("no one becomes Owner unless the address is given", async () => {
  const text = "members: { ana@acme.test: Owner }\nlimits: { gainSensitivePairs: 9 }";
  const stopped = await planOf(text, OWNED);
  expect(stopped.brakes).toMatchObject([{ name: "transferOwnership", accept: null }]);
  const other = await planOf(text, OWNED, { transferOwnership: "bo@acme.test" });
  expect(brakesOf(other)).toEqual(["transferOwnership"]);
  expect(other.warnings).toContain("Nothing in this plan needs --transfer-ownership bo@acme.test.");
  const meant = await planOf(text, OWNED, { transferOwnership: "Ana@acme.test" });
  expect(brakesOf(meant)).toEqual([]);
  expect(requestsOf(meant)).toEqual(["updateMemberRole ana@acme.test"]);
});

test("the former Owner becomes Admin without a request, and another role comes after the transfer", async () => {
  const options = { transferOwnership: "ana@acme.test" };
  const text = (role: string) =>
    `members: { olga@acme.test: ${role}, ana@acme.test: Owner }\nlimits: { gainSensitivePairs: 9 }`;
  const admin = await planOf(text("Admin"), OWNED, options);
  expect(requestsOf(admin)).toEqual(["updateMemberRole ana@acme.test"]);
  const reader = await planOf(text("Reader"), OWNED, options);
  expect(requestsOf(reader)).toEqual([
    "updateMemberRole ana@acme.test",
    "updateMemberRole olga@acme.test",
  ]);
  expect(reader.steps[1]?.dependsOn).toEqual([1]);
});

test("the Owner is neither moved nor removed", async () => {
  for (const text of [
    "members: { olga@acme.test: Reader }",
    "removed: { members: [olga@acme.test] }",
  ]) {
    expect((await planOf(text, OWNED)).brakes).toContainEqual(
      expect.objectContaining({ name: "owner", accept: null }),
    );
  }
});

test("an invitation cannot make someone Owner", async () => {
  await expect(planOf("members: { dee@acme.test: Owner }")).rejects.toMatchObject({
    code: "invalid-file",
  });
});

test("preset roles cannot be changed", async () => {
  for (const text of ["roles: { Admin: { policies: [] } }", "removed: { roles: [Admin] }"]) {
    await expect(planOf(text)).rejects.toMatchObject({ code: "invalid-file" });
  }
});

test("without members, roles are checked, and the plan says what is unknown", async () => {
  const all = organizationOf(ACME);
  const snapshot = { ...all, organization: { ...all.organization, members: null } };
  const text = "manage: { members: off }\npolicies: { Support: { permissions: [user:delete] } }";
  const made = await plan(declare(text), snapshot);
  expect(made.access).toEqual({ known: false, gains: [], losses: [] });
  expect(made.order.envelope).toBe("unknown");
  expect(made.brakes).toMatchObject([{ name: "gainSensitivePairs", accept: "gain user:delete" }]);
  const narrowed = await plan(
    declare("manage: { members: off }\npolicies: { Admins: { permissions: [] } }"),
    snapshot,
  );
  expect(brakesOf(narrowed)).toEqual(["keepHolders"]);
});

test("the plan says who gains and who loses, and through what", async () => {
  const { access } = await planOf(
    "policies: { Support: { permissions: [user:read, project:read] } }",
  );
  const member = { id: "ana", email: "ana@acme.test" };
  const path = {
    scope: "organization",
    role: { id: "helper", name: "Helper" },
    policy: { id: "support", name: "Support" },
  };
  const change = { scope: "organization", sensitive: false, members: [member], paths: [path] };
  expect(access.gains).toEqual([{ ...change, permission: "project:read" }]);
  expect(access.losses).toEqual([{ ...change, permission: "billing:read" }]);
});

test("what the file manages must have been read", async () => {
  const all = organizationOf(ACME);
  const text = "members: { ana@acme.test: Reader }";
  const organization = { ...all.organization, members: null };
  const unread = plan(declare(text), { ...all, organization });
  await expect(unread).rejects.toMatchObject({ code: "incomplete-read" });
  const projects = plan(declare("projects: { Web: {} }"), { ...all, projects: null });
  await expect(projects).rejects.toMatchObject({ code: "incomplete-read" });
  const web = { id: "web", name: "Web", description: null, governancePolicyId: null, level: null };
  const inside = "projects: { Web: { roles: { Reviewer: {} } } }";
  await expect(plan(declare(inside), { ...all, projects: [web] })).rejects.toMatchObject({
    code: "incomplete-read",
  });
  const governed = "projects: { Web: { governance: [PII controls] } }";
  const noGovernance = { ...all, projects: [web], governancePolicies: null };
  await expect(plan(declare(governed), noGovernance)).rejects.toBeInstanceOf(AccessError);
});

test("a protected Owner is not demoted by a transfer of the ownership", async () => {
  const text = "members: { ana@acme.test: Owner }";
  const options = { transferOwnership: "ana@acme.test" };
  const owner = OWNED.members.find(({ role }) => role === "Owner");
  const made = await planOf(`protected: [${owner?.email}]\n${text}`, OWNED, options);
  expect(brakesOf(made)).toContain("protected");
  expect(brakesOf(await planOf(text, OWNED, options))).not.toContain("protected");
});
