import { describe, expect, test } from "vitest";
import { countHolders, type OrganizationSnapshot, orderSteps, simulateStep } from "../src/index.ts";
import { organization } from "./support/access-fixtures.ts";
import {
  memberContent,
  memberStep,
  policyStep,
  roleStep,
  step,
  swapSteps,
} from "./support/steps.ts";

const idsOf = (steps: readonly { readonly kind: string; readonly id: string }[]) =>
  steps.map(({ kind, id }) => `${kind} ${id}`);

/** No order of these four steps is safe. */
const SWAP = organization({
  policies: { P: ["user:read"], Q: ["user:delete"] },
  roles: { Reader: ["P"], Remover: ["Q"] },
  members: { "ana@acme.test": "Reader", "bo@acme.test": "Remover" },
});
const SWAP_STEPS = swapSteps();

/** Two members exchange their roles, and the roles their policies. Both keep what they hold. */
const EXCHANGE = organization({
  policies: { Much: ["iam:manage", "user:read"], Little: ["user:read"] },
  roles: { A: ["Much"], B: ["Little"] },
  members: { "ana@acme.test": "A", "bo@acme.test": "B" },
});
const EXCHANGE_STEPS = [
  roleStep("A", ["Much"], ["Little"]),
  roleStep("B", ["Little"], ["Much"]),
  memberStep("ana@acme.test", "A", "B"),
  memberStep("bo@acme.test", "B", "A"),
];

describe("orderSteps", () => {
  test("gives a policy to a role before another policy loses the permission", () => {
    const before = organization({
      policies: { Old: ["user:read"] },
      roles: { Support: ["Old"] },
      members: { "ana@acme.test": "Support" },
    });
    const { steps, order } = orderSteps(before, [
      policyStep("Old", ["user:read"], []),
      policyStep("New", null, ["user:read"]),
      roleStep("Support", ["Old"], ["Old", "New"]),
    ]);
    expect(idsOf(steps)).toEqual(["policy New", "role Support", "policy Old"]);
    expect(steps.map(({ dependsOn }) => dependsOn)).toEqual([[], [1], [2]]);
    expect(order).toEqual({ mode: "deny-first", envelope: "exact", exposures: [] });
  });

  test("deny-first takes for a moment, so that no one gets too much", () => {
    const { order } = orderSteps(EXCHANGE, EXCHANGE_STEPS);
    expect(order).toMatchObject({
      mode: "deny-first",
      envelope: "transient",
      exposures: [
        { kind: "missing", permission: "iam:manage", members: [{ email: "ana@acme.test" }] },
      ],
    });
  });

  test("availability-first lends for a moment, so that no one gets too little", () => {
    const { order } = orderSteps(EXCHANGE, EXCHANGE_STEPS, { mode: "availability-first" });
    expect(order).toMatchObject({
      mode: "availability-first",
      envelope: "transient",
      exposures: [
        { kind: "extra", permission: "iam:manage", members: [{ email: "bo@acme.test" }] },
      ],
    });
  });

  test("exact lends nothing where temporary policies cannot help", () => {
    const { order } = orderSteps(EXCHANGE, EXCHANGE_STEPS, { mode: "exact" });
    expect(order.exposures.map(({ kind }) => kind)).toEqual(["missing"]);
  });

  test("exact parks a role on a temporary policy, and deletes it at the end", () => {
    const { steps, order } = orderSteps(SWAP, SWAP_STEPS, { mode: "exact" });
    expect(order).toEqual({ mode: "exact", envelope: "exact", exposures: [] });
    const temporary = steps.filter((one) => one.temporary);
    const id = "ref:policy/zz-confident-access-tmp-1";
    expect(temporary.map(({ id, operation }) => `${operation} ${id}`)).toEqual([
      `createPolicy ${id}`,
      expect.stringMatching(/^updateRole /),
      `deletePolicy ${id}`,
    ]);
    expect(steps.at(-1)).toMatchObject({ operation: "deletePolicy", why: "temporary policy" });
    const parked = temporary[1];
    const later = steps.find(
      (one) => one.kind === "role" && one.id === parked?.id && !one.temporary,
    );
    expect(later?.before).toEqual(parked?.after);
  });

  test("creates what others refer to, frees what it deletes, and frees names", () => {
    const before = organization({
      policies: { A: [], B: [] },
      roles: { R: ["A"] },
      members: { "ana@acme.test": "R", "bo@acme.test": "Member" },
    });
    const { steps } = orderSteps(before, [
      policyStep("A", [], null),
      policyStep("B", [], [], "A"),
      roleStep("R", ["A"], null),
      roleStep("S", null, ["B"]),
      memberStep("ana@acme.test", "R", "S"),
    ]);
    expect(idsOf(steps)).toEqual([
      "role S",
      "member ana@acme.test",
      "role R",
      "policy A",
      "policy B",
    ]);
  });

  test("sends invitations last", () => {
    const invitation = step("guest", {
      kind: "invitation",
      before: null,
      after: memberContent("guest@acme.test", "Member"),
    });
    const { steps } = orderSteps(organization({ policies: { A: [] } }), [
      invitation,
      policyStep("A", [], null),
    ]);
    expect(idsOf(steps)).toEqual(["policy A", "invitation guest"]);
  });

  test("knows that a transfer of ownership changes two members", () => {
    const before = organization({
      members: { "ana@acme.test": "Owner", "bo@acme.test": "Admin" },
    });
    const transfer = memberStep("bo@acme.test", "Admin", "Owner");
    const { steps, order } = orderSteps(before, [transfer]);
    expect(order.envelope).toBe("exact");
    const after = steps.reduce<OrganizationSnapshot>(simulateStep, before);
    expect(after.organization.members?.map(({ roleId }) => roleId)).toEqual(["Admin", "Owner"]);
  });

  test("knows nothing of exposures if members were not read", () => {
    const unread = { ...SWAP.organization, members: null };
    const { steps, order } = orderSteps({ ...SWAP, organization: unread }, SWAP_STEPS);
    expect(steps).toHaveLength(4);
    expect(order).toEqual({ mode: "deny-first", envelope: "unknown", exposures: [] });
  });

  test("rejects steps that depend on each other", () => {
    const waiting = (name: string, other: string) => ({
      ...policyStep(name, null, []),
      dependsOn: [`policy:${other}`],
    });
    expect(() => orderSteps(organization({}), [waiting("A", "B"), waiting("B", "A")])).toThrow(
      new RangeError("The steps of the plan depend on each other."),
    );
  });

  test("prefers an order in which every state is acceptable", () => {
    const before = organization({
      members: { "ana@acme.test": "Admin", "bo@acme.test": "Member" },
    });
    const given = [
      memberStep("ana@acme.test", "Admin", "Member"),
      memberStep("bo@acme.test", "Member", "Admin"),
    ];
    const first = (accepts?: (state: OrganizationSnapshot) => boolean) =>
      orderSteps(before, given, { accepts }).steps[0]?.id;
    expect(first()).toBe("ana@acme.test");
    expect(first((state) => countHolders(state, "iam:manage") !== 0)).toBe("bo@acme.test");
    expect(first(() => false)).toBe("ana@acme.test");
  });
});
