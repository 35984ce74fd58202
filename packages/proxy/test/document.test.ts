import { operations } from "@confident-admin/spec/operations";
import { expect, test } from "vitest";
import { validate } from "../src/request/validate.ts";
import { startWorld, type World } from "./support/world.ts";

const bodyOf = ({ api }: World) => api.requests[0]?.split("\r\n\r\n")[1];

test.each([
  ["null", "The body must be of type object."],
  ["[]", "The body must be of type object."],
  ['"a"', "The body must be of type object."],
  ["{}", 'The body must have "name".'],
  ['{"name":"a"}', 'The body must have "permissionIds".'],
  ['{"name":"","permissionIds":[]}', `The body's "name" must have a minimum length of 1.`],
  ['{"name":null,"permissionIds":[]}', `The body's "name" must be of type string.`],
  ['{"name":{"$ne":""},"permissionIds":[]}', `The body's "name" must be of type string.`],
  ['{"name":"a","permissionIds":"p"}', `The body's "permissionIds" must be of type array.`],
  ['{"name":"a","permissionIds":{"0":"p"}}', `The body's "permissionIds" must be of type array.`],
  ['{"name":"a","permissionIds":["p",1]}', `The body's "permissionIds"[1] must be of type string.`],
  [
    '{"name":"a","permissionIds":[""]}',
    `The body's "permissionIds"[0] must have a minimum length of 1.`,
  ],
  [
    '{"name":"a","permissionIds":["p","q","p"]}',
    `The body's "permissionIds" must not contain duplicates.`,
  ],
  [
    '{"name":"a","permissionIds":[],"description":1}',
    `The body's "description" must be of type string or null.`,
  ],
  [
    '{"name":"a","permissionIds":[],"organizationId":"o"}',
    'The body must not have "organizationId".',
  ],
  ['{"name":"a","permissionIds":[],"__proto__":{"x":1}}', 'The body must not have "__proto__".'],
  ['{"__proto__":{"name":"a","permissionIds":[]}}', 'The body must have "name".'],
  ['{"name":"a","permissionIds":[],"constructor":{}}', 'The body must not have "constructor".'],
  ['{"name":"a","permissionIds":[],"toString":"a"}', 'The body must not have "toString".'],
])("%s is refused: %s", async (body, error) => {
  const world = await startWorld();
  const answer = await world.create(body);
  expect(answer.status).toBe(422);
  expect(JSON.parse(answer.body)).toEqual({ success: false, error, deprecated: false });
  expect(world.api.requests).toEqual([]);
});

test.each([
  ["a key twice", '{"name":"a","name":"b","permissionIds":[]}', '{"name":"b","permissionIds":[]}'],
  [
    "a key escaped",
    '{"n\\u0061me":"a","name":"b","permissionIds":[]}',
    '{"name":"b","permissionIds":[]}',
  ],
  ["blanks", ' {\n"name" : "a" , "permissionIds" : [ ] } ', '{"name":"a","permissionIds":[]}'],
  ["a byte order mark", '\ufeff{"name":"a","permissionIds":[]}', '{"name":"a","permissionIds":[]}'],
])("what was checked is what is sent: %s", async (_, body, sent) => {
  const world = await startWorld();
  expect((await world.create(body)).status).toBe(200);
  expect(bodyOf(world)).toBe(sent);
});

const deep = (depth: number) => "[".repeat(depth) + "]".repeat(depth);

test.each([
  ["100,000 brackets", deep(100_000), 422],
  ["100,000 brackets that stay open", "[".repeat(100_000), 400],
  ["deep ids, twice", `{"name":"a","permissionIds":[${deep(40_000)},${deep(40_000)}]}`, 422],
  [
    "deep objects",
    `{"name":${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)},"permissionIds":[]}`,
    422,
  ],
])("%s are refused, not fallen over", async (_, body, status) => {
  const world = await startWorld({ maxBodyBytes: 1_000_000 });
  expect((await world.create(body)).status).toBe(status);
});

test("what every object inherits is not in a body", () => {
  const properties = { toString: { type: "string" } } as const;
  expect(validate({}, { type: "object", required: ["toString"], properties }, "The body")).toBe(
    'The body must have "toString".',
  );
});

test("checking takes time in proportion to a body, not to its square", () => {
  const permissionIds = Array.from({ length: 60_000 }, (_, index) => `p${index}`);
  const start = process.cpuUsage();
  const { body } = operations.createPolicy;
  expect(validate({ name: "a", permissionIds }, body, "The body")).toBeUndefined();
  const { user } = process.cpuUsage(start);
  expect(user / 1_000).toBeLessThan(2_000); // comparing each with each takes many seconds
});
