// The document does not use every schema keyword, so these tests define their own operation.
import type { Schema } from "@confident-admin/spec/operations";
import { expect, test } from "vitest";
import { operation, send } from "./support/custom-table.ts";

const closed = (properties: Record<string, Schema>): Schema => ({
  type: "object",
  properties,
  additionalProperties: false,
});
const post = (value: unknown, schema: Schema) => {
  const table = { createThing: operation({ method: "POST", body: closed({ value: schema }) }) };
  return send(table, "/v1/things", { method: "POST", body: { value } });
};

const uuid: Schema = { type: "string", format: "uuid" };
const email: Schema = { type: "string", format: "email" };
const time: Schema = { type: "string", format: "date-time" };
const level: Schema = { type: ["string", "null"], enum: ["low", "high", null] };
const tags: Schema = { type: "array", minItems: 1, maxItems: 2, items: { type: "string" } };
const nested = closed({ size: { type: "integer", minimum: 1 } });

test.each<[unknown, Schema]>([
  [7, { type: "integer" }],
  [-7.5, { type: "number" }],
  [true, { type: "boolean" }],
  [null, { type: ["integer", "null"] }],
  [100, { type: "integer", minimum: 1, maximum: 100 }],
  ["high", level],
  [null, level],
  ["🎂🎂", { type: "string", maxLength: 2 }],
  [["a", "b"], tags],
  ["8D1F0C52-7c35-4a52-9a1b-0f2a5b1c6e01", uuid],
  ["ada+1@example", email],
  ["2026-11-30T12:00:00.5+01:00", time],
  ["anything", { type: "string", format: "uri" }],
  [{ size: 1 }, nested],
  [{}, nested],
  [{ size: 1 }, { ...nested, minProperties: 1 }],
])("accepts %j for %j", async (value, schema) => {
  expect(await post(value, schema)).toMatchObject({ status: 200 });
});

test.each<[unknown, Schema, string]>([
  [7.5, { type: "integer" }, "must be of type integer"],
  ["7", { type: "integer" }, "must be of type integer"],
  [9_007_199_254_740_992, { type: "integer" }, "must be of type integer"],
  ["7", { type: "number" }, "must be of type number"],
  ["true", { type: "boolean" }, "must be of type boolean"],
  [{}, { type: ["integer", "null"] }, "must be of type integer or null"],
  [[], nested, "must be of type object"],
  [null, nested, "must be of type object"],
  [0, { type: "integer", minimum: 1 }, "must be at least 1"],
  [1.5, { type: "number", maximum: 1 }, "must be at most 1"],
  ["medium", level, 'must be one of "low", "high", null'],
  ["🎂🎂🎂", { type: "string", maxLength: 2 }, "must have a maximum length of 2"],
  [[], tags, "must have a minimum length of 1"],
  [["a", "b", "c"], tags, "must have a maximum length of 2"],
  ["policy-uuid-1", uuid, "must be a UUID"],
  ["ada", email, "must be an email address"],
  ["ada@exa mple", email, "must be an email address"],
  ["2026-11-30", time, "must be an ISO 8601 date and time"],
  [{}, { ...nested, minProperties: 1 }, "must not be empty"],
])("rejects %j for %j", async (value, schema, problem) => {
  expect(await post(value, schema)).toMatchObject({
    status: 422,
    error: `The body's "value" ${problem}.`,
    sent: [],
  });
});

test("names the path of a nested mistake", async () => {
  const schema: Schema = {
    type: "array",
    items: closed({ size: { type: "integer", minimum: 1 } }),
  };
  expect(await post([{ size: 1 }, { size: 0 }], schema)).toMatchObject({
    error: `The body's "value"[1]'s "size" must be at least 1.`,
  });
});
