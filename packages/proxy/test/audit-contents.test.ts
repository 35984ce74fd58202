import { expect, test } from "vitest";
import { JSON_TYPE, SAME_ORIGIN } from "./support/raw.ts";
import { BASE_PATH, POLICIES, startWorld } from "./support/world.ts";

const INPUT = { name: "Manage billing", permissionIds: ["perm-1"], description: null };
const body = JSON.stringify(INPUT);
const headers = [SAME_ORIGIN, JSON_TYPE];
const p1 = `${POLICIES}/p1`;

test("the event of a creation says what was asked for", async () => {
  const world = await startWorld();
  await world.create(body);
  expect(world.audits).toMatchObject([
    { operation: "createPolicy", params: {}, body: INPUT, outcome: "succeeded" },
  ]);
});

test("the event of an update says what was granted", async () => {
  const world = await startWorld();
  await world.send({ method: "PUT", target: p1, headers, body });
  expect(world.audits).toMatchObject([
    { operation: "updatePolicy", params: { policyId: "p1" }, body: INPUT },
  ]);
});

test.each([
  ["GET", POLICIES],
  ["DELETE", p1],
  ["GET", `${BASE_PATH}/v1/organization`],
])("%s %s has no body", async (method, target) => {
  const world = await startWorld();
  await world.send({ method, target });
  expect(world.audits).toMatchObject([{ body: undefined, outcome: "succeeded" }]);
});

test("what authorize refused is in the event too, once it is what the document says", async () => {
  const world = await startWorld({ authorize: () => false });
  await world.create(body);
  await world.create('{"name":"a"}');
  await world.create("{");
  expect(world.audits).toMatchObject([
    { body: INPUT, outcome: "refused", status: 403 },
    { body: undefined, outcome: "refused", status: 422 },
    { body: undefined, outcome: "refused", status: 400 },
  ]);
});

test("what was granted cannot be changed in the event", async () => {
  const world = await startWorld();
  await world.create(body);
  const [event] = world.audits as { body: typeof INPUT }[];
  expect(() => event?.body.permissionIds.push("perm-2")).toThrow(TypeError);
});

test.each([
  ["GET", POLICIES, { operation: "listPolicies", params: {} }],
  ["DELETE", p1, { operation: "deletePolicy", params: { policyId: "p1" } }],
])("of %s %s with a query the event says what it was", async (method, target, known) => {
  const world = await startWorld();
  await world.send({ method, target: `${target}?x=1` });
  expect(world.audits).toMatchObject([{ ...known, outcome: "refused", status: 400 }]);
});
