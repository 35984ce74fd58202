import { expect, test } from "vitest";
import { drift, type OrganizationSnapshot, plan, simulateStep } from "../src/index.ts";
import { organization } from "./support/access-fixtures.ts";
import { brakesOf, declare, requestsOf } from "./support/plan-of.ts";

const TEMPORARY = "zz-confident-access-tmp-1";

/** Two policies exchange a permission. The file does not name the role that has both. */
const BEFORE = organization({
  policies: { P: ["user:read"], Q: ["user:delete"] },
  roles: { Both: ["P", "Q"] },
  members: { "ana@acme.test": "Both", "owner@acme.test": "Owner" },
});
const FILE = declare(`manage: { members: off }
limits: { gainSensitivePairs: 10 }
policies:
  P: { permissions: [user:delete] }
  Q: { permissions: [user:read] }
`);

const planExactly = (snapshot: OrganizationSnapshot) => plan(FILE, snapshot, { order: "exact" });

test("a plan parks a role that the file does not name, and gives it its policies back", async () => {
  const result = await planExactly(BEFORE);
  expect(requestsOf(result)).toEqual([
    `createPolicy ${TEMPORARY}`,
    "updateRole Both",
    "updatePolicy P",
    "updatePolicy Q",
    "updateRole Both",
    `deletePolicy ${TEMPORARY}`,
  ]);
  expect(result.order).toEqual({ mode: "exact", envelope: "exact", exposures: [] });
});

test("the next plan continues, wherever the plan was interrupted", async () => {
  const { steps } = await planExactly(BEFORE);
  const done = steps.reduce<OrganizationSnapshot>(simulateStep, BEFORE);
  for (const { n } of steps) {
    const cut = steps.slice(0, n).reduce<OrganizationSnapshot>(simulateStep, BEFORE);
    const next = await planExactly(cut);
    expect(brakesOf(next)).toEqual([]);
    expect(next.unmanaged).toEqual((await planExactly(BEFORE)).unmanaged);
    expect(next.steps.reduce<OrganizationSnapshot>(simulateStep, cut)).toEqual(done);
    const { consoleChanged, unmanaged } = drift(FILE, FILE, cut);
    expect(JSON.stringify([consoleChanged, unmanaged])).not.toContain(TEMPORARY);
  }
});
