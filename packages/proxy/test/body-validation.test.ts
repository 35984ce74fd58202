import { operations } from "@confident-admin/spec/operations";
import { expect, test } from "vitest";
import { validate } from "../src/request/validate.ts";
import { startProxy, type TestProxy } from "./support/start-proxy.ts";

const bodyOf = ({ api }: TestProxy) => api.requests[0]?.split("\r\n\r\n")[1];

test.each([
  ["null", "The body must be of type object."],
  ["[]", "The body must be of type object."],
  ['"a"', "The body must be of type object."],
  ["{}", 'The body is missing "name".'],
  ['{"name":"a"}', 'The body is missing "permissionIds".'],
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
    '{"name":"a","permissionIds":[],"description":1}',
    `The body's "description" must be of type string or null.`,
  ],
  [
    '{"name":"a","permissionIds":[],"organizationId":"o"}',
    'The body has an unknown field "organizationId".',
  ],
  [
    '{"name":"a","permissionIds":[],"__proto__":{"x":1}}',
    'The body has an unknown field "__proto__".',
  ],
  ['{"__proto__":{"name":"a","permissionIds":[]}}', 'The body is missing "name".'],
  [
    '{"name":"a","permissionIds":[],"constructor":{}}',
    'The body has an unknown field "constructor".',
  ],
  ['{"name":"a","permissionIds":[],"toString":"a"}', 'The body has an unknown field "toString".'],
])("rejects %s: %s", async (body, error) => {
  const proxy = await startProxy();
  const response = await proxy.create(body);
  expect(response.status).toBe(422);
  expect(JSON.parse(response.body)).toEqual({ success: false, error, deprecated: false });
  expect(proxy.api.requests).toEqual([]);
});

test.each([
  [
    "a duplicate key",
    '{"name":"a","name":"b","permissionIds":[]}',
    '{"name":"b","permissionIds":[]}',
  ],
  [
    "an escaped key",
    '{"n\\u0061me":"a","name":"b","permissionIds":[]}',
    '{"name":"b","permissionIds":[]}',
  ],
  [
    // The vendor does not exclude duplicates.
    "a duplicate permission",
    '{"name":"a","permissionIds":["p","q","p"]}',
    '{"name":"a","permissionIds":["p","q","p"]}',
  ],
  ["whitespace", ' {\n"name" : "a" , "permissionIds" : [ ] } ', '{"name":"a","permissionIds":[]}'],
  ["a byte order mark", '\ufeff{"name":"a","permissionIds":[]}', '{"name":"a","permissionIds":[]}'],
])("sends the validated value of a body with %s", async (_, body, sent) => {
  const proxy = await startProxy();
  expect((await proxy.create(body)).status).toBe(200);
  expect(bodyOf(proxy)).toBe(sent);
});

const deep = (depth: number) => "[".repeat(depth) + "]".repeat(depth);

test.each([
  ["100,000 nested arrays", deep(100_000), 422],
  ["100,000 unclosed arrays", "[".repeat(100_000), 400],
  ["deeply nested ids", `{"name":"a","permissionIds":[${deep(40_000)},${deep(40_000)}]}`, 422],
  [
    "deeply nested objects",
    `{"name":${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)},"permissionIds":[]}`,
    422,
  ],
])("rejects %s without a crash", async (_, body, status) => {
  const proxy = await startProxy({ maxBodyBytes: 1_000_000 });
  expect((await proxy.create(body)).status).toBe(status);
});

test("an inherited property does not satisfy a required field", () => {
  const properties = { toString: { type: "string" } } as const;
  expect(validate({}, { type: "object", required: ["toString"], properties }, "The body")).toBe(
    'The body is missing "toString".',
  );
});

test("validates in linear time", () => {
  const permissionIds = Array.from({ length: 60_000 }, (_, index) => `p${index}`);
  const start = process.cpuUsage();
  const { body } = operations.createPolicy;
  expect(validate({ name: "a", permissionIds }, body, "The body")).toBeUndefined();
  const { user } = process.cpuUsage(start);
  expect(user / 1_000).toBeLessThan(2_000); // comparing every pair takes many seconds
});
