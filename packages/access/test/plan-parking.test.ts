// Temporary policies that someone else wrote, or that an interrupted plan left long ago.
import { expect, test } from "vitest";
import { plan } from "../src/index.ts";
import { ACME, brakesOf, declare, organizationOf, planOf, requestsOf } from "./support/plan-of.ts";

const NAME = "zz-confident-access-tmp-9";

/** Ana's role has a temporary policy. Its description says what the role had before. */
const parked = (policies: readonly string[]) => ({
  ...ACME,
  policies: [
    ...ACME.policies,
    {
      ...{ id: "parked", name: NAME, permissions: ["billing:read", "user:read"] },
      description: JSON.stringify({ role: "helper", policies }),
    },
  ],
  roles: ACME.roles.map((role) => (role.id === "helper" ? { ...role, policies: [NAME] } : role)),
});
const CLEAN_UP = ["updateRole Helper", `deletePolicy ${NAME}`];
const UNRELATED = "policies: { Readers: { description: Changed } }";
const MANAGED = `manage: { members: declared }\n${UNRELATED}`;

test("what a restored role gains is shown, and stops the plan", async () => {
  const made = await planOf(MANAGED, parked(["admins", "support"]));
  expect(requestsOf(made)).toEqual(expect.arrayContaining(CLEAN_UP));
  expect(made.access.gains).toMatchObject([
    { permission: "iam:manage", sensitive: true, members: [{ email: "ana@acme.test" }] },
  ]);
  expect(made.brakes).toMatchObject([{ name: "gainSensitivePairs", accept: "gain iam:manage" }]);
});

test("without members, a role that gains a sensitive permission stops the plan", async () => {
  const known = organizationOf(parked(["admins", "support"]));
  const unread = { ...known, organization: { ...known.organization, members: null } };
  const made = await plan(declare(`manage: { members: off }\n${UNRELATED}`), unread);
  expect(made.brakes).toMatchObject([{ name: "gainSensitivePairs", accept: "gain iam:manage" }]);
});

test("what a restored role loses is shown, and counts", async () => {
  const made = await planOf(`limits: { losePairs: 0 }\n${MANAGED}`, parked([]));
  expect(made.access.losses.map(({ permission }) => permission)).toEqual([
    "billing:read",
    "user:read",
  ]);
  expect(brakesOf(made)).toEqual(["losePairs"]);
});

test("a role that gets the same permissions back gains and loses nothing", async () => {
  const made = await planOf(MANAGED, parked(["support"]));
  expect(requestsOf(made)).toEqual(expect.arrayContaining(CLEAN_UP));
  expect([made.access.gains, made.access.losses, brakesOf(made)]).toEqual([[], [], []]);
});
