import { expect, test } from "vitest";
import { type OrganizationSnapshot, orderSteps, simulateStep } from "../src/index.ts";
import { addCleanUp, withoutParking } from "../src/order/clean-up.ts";
import { organization } from "./support/access-fixtures.ts";
import { bruteForce } from "./support/brute-force.ts";
import { property } from "./support/property.ts";
import { randomWorld } from "./support/random-world.ts";
import { toSteps } from "./support/to-steps.ts";

const perform = (before: OrganizationSnapshot, steps: Parameters<typeof simulateStep>[1][]) =>
  steps.reduce<OrganizationSnapshot>(simulateStep, before);

property("what an interrupted plan parks gets its policies back", randomWorld, (world) => {
  const { before, model } = world;
  const { steps } = orderSteps(before, toSteps(model, before), { mode: "exact" });
  for (const { n } of steps) {
    const cut = perform(before, steps.slice(0, n));
    // Without temporary steps: the state that a file without changes should lead to.
    const wanted = perform(
      before,
      steps.slice(0, n).filter(({ temporary }) => !temporary),
    );
    expect([...bruteForce(withoutParking(cut))].sort()).toEqual([...bruteForce(wanted)].sort());
    const cleaned = perform(cut, [...orderSteps(cut, addCleanUp(cut, [])).steps]);
    expect(cleaned.organization.policies.filter(({ name }) => name.startsWith("zz-"))).toEqual([]);
    expect([...bruteForce(cleaned)].sort()).toEqual([...bruteForce(wanted)].sort());
  }
});

test("policies that only have such a name stay", () => {
  const before = organization({ policies: { "zz-confident-access-tmp-1": ["user:read"] } });
  expect(withoutParking(before)).toEqual(before);
  expect(addCleanUp(before, [])).toEqual([]);
});
