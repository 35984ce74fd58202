import { expect, test } from "vitest";
import { type OrganizationSnapshot, orderSteps, simulateStep } from "../src/index.ts";
import { addCleanUp, withoutParking } from "../src/order/clean-up.ts";
import { describeParked } from "../src/order/temporary.ts";
import { organization, policy } from "./support/access-fixtures.ts";
import { bruteForce } from "./support/brute-force.ts";
import { property } from "./support/property.ts";
import { randomWorld } from "./support/random-world.ts";
import { roleStep, swapSteps } from "./support/steps.ts";
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

test("a role that an interrupted plan parked gets its policies back", () => {
  const before = organization({
    policies: { P: ["user:read"], Q: ["user:delete"] },
    roles: { Reader: ["P"], Remover: ["Q"] },
    members: { "ana@acme.test": "Reader", "bo@acme.test": "Remover" },
  });
  const { steps } = orderSteps(before, swapSteps(), { mode: "exact" });
  const parkings = steps.filter(({ temporary }) => temporary);
  expect(parkings).toHaveLength(3);
  const cut = perform(before, steps.slice(0, parkings[1]?.n));
  expect(withoutParking(cut)).toEqual(before);
  const { steps: cleanUp } = orderSteps(cut, addCleanUp(cut, []));
  expect(cleanUp.map(({ operation, why }) => `${operation}: ${why}`)).toEqual([
    "updateRole: left over from an interrupted run",
    "deletePolicy: left over from an interrupted run",
  ]);
  expect(perform(cut, [...cleanUp])).toEqual(before);
});

test("a step of a parked role starts from what the role has", () => {
  const before = organization({ policies: { P: ["user:read"] }, roles: { Reader: ["P"] } });
  const parked = {
    ...policy("zz-confident-access-tmp-1", ["user:read"]),
    description: describeParked({ role: "Reader", policies: ["P", "ref:policy/P%2FQ"] }),
  };
  const roles = [{ ...before.organization.roles[0], id: "Reader", policyIds: [parked.id] }];
  const policies = [...before.organization.policies, policy("P/Q", []), parked];
  const live = { ...before, organization: { ...before.organization, policies, roles } } as never;
  expect(withoutParking(live).organization.roles[0]?.policyIds).toEqual(["P", "P/Q"]);
  const [change, remove] = addCleanUp(live, [roleStep("Reader", ["P", "P/Q"], ["P"])]);
  expect(change?.before).toMatchObject({ policies: [{ id: parked.id, name: parked.name }] });
  expect(remove).toMatchObject({ id: parked.id, after: null, dependsOn: [change?.key] });
});

test("policies that only have such a name stay", () => {
  const before = organization({ policies: { "zz-confident-access-tmp-1": ["user:read"] } });
  expect(withoutParking(before)).toEqual(before);
  expect(addCleanUp(before, [])).toEqual([]);
});
