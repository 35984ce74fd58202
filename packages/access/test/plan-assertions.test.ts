import { expect, test } from "vitest";
import { ACME, brakesOf, planOf } from "./support/plan-of.ts";

const FREE = "limits: { gainSensitivePairs: 99 }\n";

test("an assertion that fails after the plan stops it", async () => {
  const text = `${FREE}
policies: { Support: { permissions: [user:delete] } }
assert:
  - name: support stays harmless
    never: { role: Helper, holds: user:delete }
`;
  const { assertions, brakes } = await planOf(text);
  expect(assertions).toMatchObject([{ name: "support stays harmless", passed: false }]);
  expect(brakes).toMatchObject([{ name: "assertion", accept: null }]);
  expect(assertions[0]?.at?.line).toBe(6);
});

test("an assertion that only the plan makes true does not stop it", async () => {
  const text = `${FREE}
policies: { Support: { permissions: [user:delete] } }
assert: [{ name: help, always: { role: Helper, holds: user:delete } }]
`;
  const { brakes, notes } = await planOf(text);
  expect(brakes).toEqual([]);
  expect(notes).toContainEqual(expect.stringContaining("help"));
});

test("an assertion that fails only between two steps stops the plan, and can be accepted", async () => {
  // Two people swap their roles: for a moment one of the roles has no one.
  const text = `${FREE}
members: { bo@acme.test: Keeper, cy@acme.test: Reader }
assert: [{ name: one keeper, atMost: 1, members: any, hold: iam:manage }]
limits: { gainSensitivePairs: 99, keepHolders: { iam:manage: 0 } }
`.replace(FREE, "");
  const made = await planOf(text, ACME, { order: "availability-first" });
  expect(made.assertions).toMatchObject([{ passed: true }]);
  expect(brakesOf(made)).toEqual(["assertionBetween"]);
  const accept = made.brakes.flatMap((brake) => brake.accept ?? []);
  expect(accept).toEqual(["assertion one keeper fails for a moment"]);
  expect(brakesOf(await planOf(text, ACME, { order: "availability-first", accept }))).toEqual([]);
});

test("holders are counted after every step", async () => {
  const text = `
roles: { Keeper: { policies: [] }, Reader: { policies: [Admins] } }
limits: { gainSensitivePairs: 99, keepHolders: { iam:manage: 1 } }
`;
  const seed = { ...ACME, members: ACME.members.filter(({ id }) => id !== "bo") };
  expect(brakesOf(await planOf(text, seed))).toEqual(["keepHolders"]);
});
