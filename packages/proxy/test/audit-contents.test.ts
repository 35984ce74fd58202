import { expect, test } from "vitest";
import { POLICIES, startWorld } from "./support/world.ts";

const p1 = `${POLICIES}/p1`;

test.each([
  ["GET", POLICIES, { operation: "listPolicies", params: {} }],
  ["DELETE", p1, { operation: "deletePolicy", params: { policyId: "p1" } }],
])("of %s %s with a query the event says what it was", async (method, target, known) => {
  const world = await startWorld();
  await world.send({ method, target: `${target}?x=1` });
  expect(world.audits).toMatchObject([{ ...known, outcome: "refused", status: 400 }]);
});
