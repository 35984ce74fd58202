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

test("an order is preferred in which assertions hold and enough people hold iam:manage", async () => {
  const between = (assertion: string) => `
members: { bo@acme.test: Keeper, cy@acme.test: Reader }
limits: { gainSensitivePairs: 99, keepHolders: { iam:manage: 0 } }
assert: [{ name: hand over, ${assertion}, members: any, hold: iam:manage }]
`;
  const first = async (text: string) => {
    const made = await planOf(text);
    expect(made.brakes).toEqual([]);
    return made.steps[0]?.name;
  };
  expect(await first(between("atMost: 1"))).toBe("cy@acme.test");
  expect(await first(between("atLeast: 1"))).toBe("bo@acme.test");
  const limited = between("atMost: 9").replace("iam:manage: 0", "iam:manage: 1");
  expect(await first(limited)).toBe("bo@acme.test");
});

test("an assertion that fails only between two steps stops the plan, and can be accepted", async () => {
  // Exactly one person must hold it, while two people change places.
  const text = `
members: { bo@acme.test: Keeper, cy@acme.test: Reader }
limits: { gainSensitivePairs: 99, keepHolders: { iam:manage: 0 } }
assert:
  - { name: at most one, atMost: 1, members: any, hold: iam:manage }
  - { name: at least one, atLeast: 1, members: any, hold: iam:manage }
`;
  const made = await planOf(text);
  expect(made.assertions).toMatchObject([{ passed: true }, { passed: true }]);
  expect(brakesOf(made)).toEqual(["assertionBetween"]);
  const accept = made.brakes.flatMap((brake) => brake.accept ?? []);
  expect(accept).toEqual([
    expect.stringMatching(/^assertion at (most|least) one fails for a moment$/),
  ]);
  expect(brakesOf(await planOf(text, ACME, { accept }))).toEqual([]);
});

test("too few holders after a step stop the plan", async () => {
  const text = `
roles: { Keeper: { policies: [] }, Reader: { policies: [Admins] } }
limits: { gainSensitivePairs: 99, keepHolders: { iam:manage: 1 } }
`;
  const without = { ...ACME, members: ACME.members.filter(({ id }) => id !== "bo") };
  expect(brakesOf(await planOf(text, without))).toEqual(["keepHolders"]);
  const made = await planOf(text);
  expect([made.steps[0]?.name, brakesOf(made)]).toEqual(["Reader", []]);
});
