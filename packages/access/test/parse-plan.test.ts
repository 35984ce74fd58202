import { expect, test } from "vitest";
import { parsePlan, render } from "../src/index.ts";
import { planOf } from "./support/plan-of.ts";

const TEXT = "policies: { Support: { permissions: [user:read] } }";

test("a saved plan is read as it was", async () => {
  const plan = await planOf(TEXT);
  expect(await parsePlan(render(plan, { format: "json" }))).toEqual(plan);
});

test("the layout of the file does not matter", async () => {
  const plan = await planOf(TEXT);
  const reversed = Object.fromEntries(Object.entries(plan).reverse());
  expect(await parsePlan(JSON.stringify(reversed))).toEqual(plan);
});

test("any change to what the plan does is noticed", async () => {
  const json = render(await planOf(TEXT), { format: "json" });
  for (const [from, to] of [
    ['"name": "user:read"', '"name": "user:delete"'],
    ['"operation": "updatePolicy"', '"operation": "deletePolicy"'],
    ['"host": "api.confident-ai.com"', '"host": "evil.test"'],
    ['"organizationId": "acme"', '"organizationId": "other"'],
    ['"brakes": []', '"brakes": [{"accepted":true}]'],
    ['"policy:support": "', '"policy:support": "0'],
    ['"digest": "', '"digest": "0'],
  ] as const) {
    expect(json).toContain(from);
    await expect(parsePlan(json.replace(from, to)), from).rejects.toMatchObject({
      code: "stale-plan",
    });
  }
});

test("other texts and other versions are rejected", async () => {
  const json = render(await planOf(TEXT), { format: "json" });
  const texts = ["", "{", "null", "[]", "{}", json.replace("plan@1", "plan@2")];
  const broken = ['"steps": [', '"source": {', '"reads": ['].map((start) =>
    json.replace(start, start.replace(/[[{]$/, '"x", "y": $&')),
  );
  for (const text of [...texts, ...broken]) {
    await expect(parsePlan(text), text.slice(0, 80)).rejects.toMatchObject({ code: "stale-plan" });
  }
});

test("the digest does not depend on time, tool, positions and unrelated objects", async () => {
  const first = await planOf(TEXT, undefined, { now: new Date(0) });
  const tool = { name: "other", version: "2" };
  const second = await planOf(`\n# comment\n${TEXT}`, undefined, { tool, gitCommit: "abc" });
  expect(second.digest).toBe(first.digest);
  expect((await planOf(TEXT.replace("user:read", "billing:read"))).digest).not.toBe(first.digest);
});
