import { expect, test } from "vitest";
import { plan } from "../src/index.ts";
import { ACME, brakesOf, declare, organizationOf, planOf, requestsOf } from "./support/plan-of.ts";

const WIDEN = "policies: { Support: { permissions: [billing:read, user:read, user:delete] } }";

test("a gain of a sensitive permission stops the plan, and its name accepts it", async () => {
  const stopped = await planOf(WIDEN);
  expect(stopped.brakes).toMatchObject([
    { name: "gainSensitivePairs", accept: "gain user:delete", accepted: false },
  ]);
  const accepted = await planOf(WIDEN, ACME, { accept: ["gain user:delete"] });
  expect(brakesOf(accepted)).toEqual([]);
  expect(accepted.limits).toContainEqual(
    expect.objectContaining({ name: "gainSensitivePairs", passed: false }),
  );
});

test("accepting one permission accepts no other", async () => {
  const text = WIDEN.replace("user:delete", "user:delete, iam:manage");
  const plan = await planOf(text, ACME, { accept: ["gain user:delete"] });
  expect(plan.brakes.filter(({ accepted }) => !accepted)).toMatchObject([
    { accept: "gain iam:manage" },
  ]);
});

test("an acceptance that nothing needs is pointed out", async () => {
  const plan = await planOf("policies: { Support: {} }", ACME, { accept: ["gain user:delete"] });
  expect(plan.warnings).toEqual([expect.stringContaining("gain user:delete")]);
});

test("the limit for sensitive gains can be raised", async () => {
  expect(brakesOf(await planOf(`${WIDEN}\nlimits: { gainSensitivePairs: 1 }`))).toEqual([]);
});

test("the last holder of iam:manage keeps it", async () => {
  for (const text of [
    "members: { cy@acme.test: Reader }",
    "policies: { Admins: { permissions: [user:read] } }",
    "roles: { Keeper: { policies: [Readers] } }",
    "removed: { members: [cy@acme.test] }",
  ]) {
    expect(brakesOf(await planOf(text)), text).toContain("keepHolders");
  }
});

test("a policy that is narrowed can leave too few holders", async () => {
  const members = [...ACME.members, { id: "dee", email: "dee@acme.test", role: "Admin" }];
  const seed = { ...ACME, members };
  const text = "policies: { Admins: { permissions: [] } }";
  expect(brakesOf(await planOf(text, seed))).toEqual([]);
  const strict = await planOf(`${text}\nlimits: { keepHolders: { iam:manage: 2 } }`, seed);
  expect(strict.brakes).toMatchObject([{ name: "keepHolders", accept: "1 holder of iam:manage" }]);
});

test("too few holders before the plan do not stop what does not make them fewer", async () => {
  const text =
    "limits: { keepHolders: { iam:manage: 5 } }\npolicies: { Readers: { permissions: [user:read] } }";
  const plan = await planOf(text);
  expect(plan.brakes).toEqual([]);
  expect(plan.limits).toContainEqual(
    expect.objectContaining({ name: "keepHolders iam:manage", passed: false }),
  );
});

test("deletions are limited by number and by share", async () => {
  const text = "removed: { members: [ana@acme.test, bo@acme.test] }";
  expect(brakesOf(await planOf(`${text}\nlimits: { deletions: 2 }`))).toEqual([]);
  expect(brakesOf(await planOf(`${text}\nlimits: { deletions: 1 }`))).toEqual(["deletions"]);
  // 9 objects: 3 policies, 3 roles, 3 members.
  expect(brakesOf(await planOf(`${text}\nlimits: { deletions: 23% }`))).toEqual([]);
  expect(brakesOf(await planOf(`${text}\nlimits: { deletions: 22% }`))).toEqual(["deletions"]);
  const accept = ["2 deletions"];
  expect(brakesOf(await planOf(`${text}\nlimits: { deletions: 1 }`, ACME, { accept }))).toEqual([]);
});

test("losses are limited by number and by share, and the number has to be accepted", async () => {
  const text = "policies: { Readers: { permissions: [] } }";
  expect(brakesOf(await planOf(`${text}\nlimits: { losePairs: 2 }`))).toEqual([]);
  expect(brakesOf(await planOf(`${text}\nlimits: { losePairs: 1 }`))).toEqual(["losePairs"]);
  // 5 pairs in all.
  expect(brakesOf(await planOf(`${text}\nlimits: { losePairs: 40% }`))).toEqual([]);
  expect(brakesOf(await planOf(`${text}\nlimits: { losePairs: 39% }`))).toEqual(["losePairs"]);
  const accept = ["lose 2 pairs"];
  expect(brakesOf(await planOf(`${text}\nlimits: { losePairs: 1 }`, ACME, { accept }))).toEqual([]);
});

test("protected members keep their role, their membership and their permissions", async () => {
  const text = "protected: [CY@acme.test]\nlimits: { keepHolders: { iam:manage: 0 } }\n";
  const moved = await planOf(`${text}members: { cy@acme.test: Reader }`);
  expect(moved.brakes).toContainEqual(expect.objectContaining({ name: "protected", accept: null }));
  const removed = await planOf(`${text}removed: { members: [cy@acme.test] }`);
  expect(brakesOf(removed)).toContain("protected");
  const narrowed = await planOf(`${text}policies: { Admins: { permissions: [] } }`);
  expect(narrowed.brakes).toMatchObject([
    { name: "protectedLoss", accept: "cy@acme.test loses iam:manage" },
  ]);
});

test("objects that are still used are not deleted", async () => {
  const policy = await planOf("removed: { policies: [Support] }");
  expect(policy.steps).toEqual([]);
  expect(policy.brakes).toMatchObject([{ name: "stillReferenced", accept: null }]);
  expect(policy.brakes[0]?.message).toContain("Helper");
  const role = await planOf("removed: { roles: [Helper] }");
  expect(role.steps).toEqual([]);
  expect(brakesOf(role)).toEqual(["stillReferenced"]);
});

test("what is freed is deleted, in order", async () => {
  const plan = await planOf(`
removed: { policies: [Support], roles: [Helper] }
members: { ana@acme.test: Reader }
`);
  expect(brakesOf(plan)).toEqual([]);
  expect(requestsOf(plan)).toEqual([
    "updateMemberRole ana@acme.test",
    "deleteRole Helper",
    "deletePolicy Support",
  ]);
});

test("a role that someone is invited to is still used", async () => {
  const invitations = [{ id: 1, email: "new@acme.test", role: "Helper" }];
  const text = "removed: { roles: [Helper] }\nmembers: { ana@acme.test: Reader }";
  const plan = await planOf(text, { ...ACME, invitations });
  expect(brakesOf(plan)).toEqual(["stillReferenced"]);
});

test("the incomplete reading of a list deletes nothing and stops the plan", async () => {
  const reads = [{ operation: "listMembers", count: 3, complete: false }];
  const snapshot = { ...organizationOf(ACME), reads };
  const text =
    "removed: { members: [ana@acme.test] }\npolicies: { Readers: { permissions: [user:read] } }";
  const made = await plan(declare(text), snapshot);
  expect(requestsOf(made)).toEqual(["updatePolicy Readers"]);
  expect(made.brakes).toMatchObject([{ name: "incompleteRead", accept: null }]);
  expect(made.brakes[0]?.message).toContain("listMembers");
});

test("a limit for other holders keeps the one for iam:manage", async () => {
  const text = "limits: { keepHolders: { user:read: 1 } }\nmembers: { cy@acme.test: Reader }";
  const made = await planOf(text);
  expect(brakesOf(made)).toContain("keepHolders");
  expect(brakesOf(await planOf(text.replace("{ user", "{ iam:manage: 0, user")))).toEqual([]);
});
