import { expect, test } from "vitest";
import { checkAssertions, diffAccess, plan, render } from "../src/index.ts";
import { ACME, brakesOf, declare, organizationOf, planOf } from "./support/plan-of.ts";

const INVITED = {
  ...ACME,
  invitations: [{ id: 7, email: "Eve@evil.test", role: "Helper" }],
};
const EVE = { id: "invited:eve@evil.test", email: "eve@evil.test", invited: true };
const WIDEN = "manage: { members: declared }\nroles: { Helper: { policies: [Support, Admins] } }";

test("an invitation to a role with sensitive permissions stops the plan", async () => {
  const made = await planOf("members: { eve@evil.test: Keeper }");
  expect(made.access.gains).toMatchObject([{ permission: "iam:manage", members: [EVE] }]);
  expect(made.brakes).toMatchObject([
    { name: "gainSensitivePairs", accept: "gain iam:manage", accepted: false },
  ]);
  const preset = await planOf("members: { eve@evil.test: Admin }");
  expect(preset.brakes).toMatchObject([
    { accept: "gain iam:manage" },
    { accept: "gain user:delete" },
  ]);
});

test("people who are invited to a role gain what the role gains", async () => {
  const made = await planOf(WIDEN, INVITED);
  expect(made.access.gains).toMatchObject([
    { permission: "iam:manage", members: [{ ...EVE, email: "Eve@evil.test" }, { id: "ana" }] },
  ]);
  expect(made.brakes[0]?.message).toContain("2 people gain iam:manage");
});

test("an invitation without a role gives the default role", async () => {
  const invitations = [{ id: 7, email: "eve@evil.test", organizationRoleId: null }];
  const snapshot = organizationOf({ ...ACME, invitations });
  const without = organizationOf(ACME);
  expect(diffAccess(without, snapshot, []).gains.map(({ permission }) => permission)).toContain(
    "user:read",
  );
});

test("who is invited to a project gains in the project, with what the organization's role gives there", async () => {
  const seed = {
    ...ACME,
    projectPermissions: [{ id: "t", name: "trace:delete" }],
    projects: [{ id: "web", name: "Web" }],
  };
  const made = await planOf("projects: { Web: { members: { ana@acme.test: Manager } } }", seed);
  expect(made.access.gains).toMatchObject([
    { scope: { project: "web" }, members: [{ id: "ana", email: "ana@acme.test", invited: true }] },
  ]);
});

test("an assertion that forbids something fails for someone who is invited", async () => {
  const snapshot = organizationOf({
    ...ACME,
    invitations: [{ id: 7, email: "eve@evil.test", role: "Keeper" }],
  });
  const never = "never: { member: eve@evil.test, holds: iam:manage }";
  const { assertions } = declare(`assert:
  - ${never}
  - { noneExcept: [cy@acme.test], hold: "user:delete" }
  - { noneExcept: [cy@acme.test], hold: "iam:manage" }
  - { atMost: 1, members: any, hold: iam:manage }
  - { atLeast: 2, members: any, hold: iam:manage }`);
  const results = checkAssertions(assertions, snapshot);
  expect(results.map(({ passed }) => passed)).toEqual([false, true, false, false, false]);
  expect(results[0]?.message).toContain("eve@evil.test (invited)");
  const text = "members: { eve@evil.test: Keeper }\nlimits: { gainSensitivePairs: 1 }";
  const made = await planOf(`${text}\nassert:\n  - ${never}`);
  expect(brakesOf(made)).toEqual(["assertion"]);
});

test("a withdrawn invitation is no loss that counts, and a removed member's invitations disappear", async () => {
  const text = "removed: { members: [eve@evil.test] }\nlimits: { losePairs: 0 }";
  expect(brakesOf(await planOf(text, INVITED))).toEqual([]);
  const invitations = [{ id: 7, email: "ana@acme.test", role: "Helper" }];
  const snapshot = organizationOf(ACME);
  const organization = {
    ...snapshot.organization,
    invitations: invitations.map(({ id, email }) => ({ id, email, roleId: "helper" })),
  };
  const made = await plan(declare("removed: { members: [ana@acme.test] }"), {
    ...snapshot,
    organization,
  });
  expect(made.access.gains).toEqual([]);
});

test("every report says who is only invited", async () => {
  const made = await planOf("members: { eve@evil.test: Keeper }");
  expect(render(made, { format: "text" })).toContain("eve@evil.test (invited)");
  expect(render(made, { format: "markdown" })).toContain("<code>e…&#64;evil.test</code> (invited)");
});

test("a plan is stale once someone else is invited to a role that it changes", async () => {
  const [before, after] = await Promise.all([planOf(WIDEN), planOf(WIDEN, INVITED)]);
  expect(before.fingerprint.scope).not.toBe(after.fingerprint.scope);
});
