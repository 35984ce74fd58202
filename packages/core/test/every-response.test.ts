// How all wrappers check responses: the same cases for every operation of the document.
import { responseExamples } from "@confident-admin/spec/examples";
import { type Operation, type OperationId, operations } from "@confident-admin/spec/operations";
import { describe, expect, test } from "vitest";
import { createConfidentClient } from "../src/index.ts";
import { API_KEY } from "./support/calls.ts";
import { requestExample } from "./support/examples.ts";
import { functionOf } from "./support/wrappers.ts";

const IDS = Object.keys(operations) as OperationId[];
const tableOf = (id: OperationId): Operation => operations[id];

describe.each(IDS)("%s", (id) => {
  test.each([
    ["no data", {}],
    ["no fields", { data: {} }],
    ["null", { data: null }],
    ["values that are null", { data: fieldsOf(id, null) }],
    ["values that are strings", { data: fieldsOf(id, "x") }],
    ["lists of nothing", { data: fieldsOf(id, [null]) }],
    ["lists of strings", { data: fieldsOf(id, ["x"]) }],
    ["a list of lists", { data: fieldsOf(id, [[]]) }],
  ])("rejects a success with %s", async (_, body) => {
    const fetch = async () => Response.json({ success: true, ...body });
    const client = createConfidentClient({ apiKey: API_KEY, fetch });
    await expect(functionOf(id)(client, ...requestExample(id).args)).rejects.toMatchObject({
      name: "ConfidentResponseError",
      operation: id,
      status: 200,
    });
  });
});

// API keys and invitations have integer ids, and pages have a total.
describe.each(IDS.filter((id) => tableOf(id).paged || tableOf(id).secrets.length > 0))(
  "%s",
  (id) => {
    test.each([
      ["strings", String],
      ["fractions", (value: number) => value + 0.5],
    ])("rejects a success that has %s instead of integers", async (_, change) => {
      const example = responseExamples(id).find(({ status, body }) => status < 300 && body);
      const body = JSON.stringify(example?.body, (_, value: unknown) =>
        typeof value === "number" ? change(value) : value,
      );
      const fetch = async () => new Response(body);
      const client = createConfidentClient({ apiKey: API_KEY, fetch });
      await expect(functionOf(id)(client, ...requestExample(id).args)).rejects.toMatchObject({
        name: "ConfidentResponseError",
      });
    });
  },
);

/** Every possible field of `data`, with this value. */
function fieldsOf(id: OperationId, value: unknown): Record<string, unknown> {
  const { value: name } = tableOf(id);
  const names = name ? [name, "total"] : ["id", "deleted", "removed", "project", "apiKey"];
  return Object.fromEntries(names.map((field) => [field, value]));
}
