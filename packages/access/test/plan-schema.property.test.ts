import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePlan, plan, render } from "../src/index.ts";
import { planOf } from "./support/plan-of.ts";
import { property } from "./support/property.ts";
import { randomWorld } from "./support/random-world.ts";

const schema = JSON.parse(readFileSync(new URL("../schema/plan-v1.json", import.meta.url), "utf8"));
const matches = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false }).compile(
  schema,
);

const planned = fc.record({
  world: randomWorld,
  order: fc.constantFrom("deny-first" as const, "availability-first" as const, "exact" as const),
});

property(
  "saved plans match the schema, and are read as they were",
  planned,
  async ({ world, order }) => {
    const made = await plan(world.target, world.before, { order });
    const saved = render(made, { format: "json" });
    expect(matches(JSON.parse(saved)), JSON.stringify(matches.errors)).toBe(true);
    expect(await parsePlan(saved)).toEqual(made);
  },
);

test("the schema is closed", async () => {
  const made = await planOf("policies: { Support: { permissions: [] } }");
  expect(matches(made)).toBe(true);
  const [step] = made.steps;
  for (const changed of [
    { ...made, extra: 1 },
    { ...made, steps: [{ ...step, extra: 1 }] },
    { ...made, steps: [{ ...step, kind: "role" }] },
    { ...made, digest: "0" },
    { ...made, format: "confident-access/plan@2" },
  ]) {
    expect(matches(changed)).toBe(false);
  }
});
