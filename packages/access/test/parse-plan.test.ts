import type { Seed } from "@confident-admin/mock/fake";
import { expect, test } from "vitest";
import { parsePlan, render } from "../src/index.ts";
import { ACME, planOf } from "./support/plan-of.ts";

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

const CHECKED = `
limits: { keepHolders: { iam:manage: 5 }, deletions: "50%" }
assert: [{ name: keepers, atLeast: 1, members: any, hold: iam:manage }]
protected: [dee@acme.test]
`;
const OTHERS: Seed = {
  ...ACME,
  members: [
    ...ACME.members.slice(0, 1),
    { id: "bo", email: "bo@acme.test", role: "Keeper" },
    ...ACME.members.slice(2),
    { id: "dee", email: "dee@acme.test", organizationRole: null },
  ],
};

test("the digest does not depend on people that the plan has nothing to do with", async () => {
  const first = await planOf(TEXT + CHECKED);
  const second = await planOf(TEXT + CHECKED, OTHERS);
  expect(second.assertions[0]?.message).not.toBe(first.assertions[0]?.message);
  expect(second.warnings).not.toEqual(first.warnings);
  expect(second.digest).toBe(first.digest);
});

test("the digest does not depend on how many objects a limit counts", async () => {
  const text = 'removed: { roles: [Idle] }\nlimits: { deletions: "1%" }';
  const roles = [...ACME.roles, { id: "idle", name: "Idle", policies: [] }];
  const [first, second] = [
    await planOf(text, { ...ACME, roles }),
    await planOf(text, { ...OTHERS, roles }),
  ];
  expect(first.brakes).toMatchObject([{ name: "deletions", accepted: false }]);
  expect(second.brakes[0]?.message).not.toBe(first.brakes[0]?.message);
  expect(second.digest).toBe(first.digest);
});

test("the digest depends on what is checked, and on what was accepted", async () => {
  const first = await planOf(TEXT + CHECKED);
  for (const text of [CHECKED.replace("atLeast: 1", "atLeast: 0"), CHECKED.replace("50%", "60%")]) {
    expect((await planOf(TEXT + text)).digest).not.toBe(first.digest);
  }
  const limited = `${TEXT}\nlimits: { losePairs: 0 }`;
  const stopped = await planOf(limited);
  const [{ accept } = { accept: null }] = stopped.brakes;
  const accepted = await planOf(limited, ACME, { accept: [`${accept}`] });
  expect(accepted.brakes).toMatchObject([{ accepted: true }]);
  expect(accepted.digest).not.toBe(stopped.digest);
});
