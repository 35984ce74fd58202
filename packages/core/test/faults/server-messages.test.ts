// The places where servers and gateways write the reason for a failure.
import { expect, test, vi } from "vitest";
import { adminOf, failureOf, operations } from "../support/calls.ts";

const START = "[GET] /v1/organization/policies 400: ";
const deep = (levels: number) => `${'{"error":'.repeat(levels)}"deep"${"}".repeat(levels)}`;

async function messageOf(body: string, type = "application/json") {
  const fetch = async () => new Response(body, { status: 400, headers: { "content-type": type } });
  const error = await failureOf(operations.GET(adminOf({ url: "https://api.test" }, { fetch })));
  expect(error).toMatchObject({ name: "ConfidentApiError", status: 400 });
  const { serverMessage } = error as { serverMessage?: string };
  return { message: error.message, serverMessage };
}

test.for([
  ["no healthy upstream", "no healthy upstream"],
  [" upstream request timeout\n", "upstream request timeout"],
  ['"just a string"', "just a string"],
  ['{"error":{"message":"nested"}}', "nested"],
  ['{"error":{"code":"x"},"message":"M"}', "M"],
  ['{"message":["name must be a string","id is missing"]}', "name must be a string; id is missing"],
  ['{"detail":[{"loc":["body","name"],"msg":"field required"}]}', "field required"],
  ['{"errors":[{"message":"first"},{"message":"second"}]}', "first; second"],
  ['{"Message":"User is not authorized"}', "User is not authorized"],
  ['{"error_description":"expired"}', "expired"],
  ['[{"message":"in an array"}]', "in an array"],
] as const)("shows the reason in %j", async ([body, reason]) => {
  expect(await messageOf(body)).toEqual({ message: START + reason, serverMessage: reason });
});

test.for([
  "<html><head><title>429 Too Many Requests</title></head></html>",
  "\n<!doctype html><p>Bad",
  "x".repeat(2_000),
  '{"error":{"code":7}}',
  '{"message":["",{},null]}',
  "[]",
  "null",
  "7",
  "",
  deep(1_000),
])("shows no reason for %j", async (body) => {
  expect(await messageOf(body)).toEqual({
    message: `${START}the server gave no reason`,
    serverMessage: undefined,
  });
});

test("trims the message that Node's TLS ends with a line break", async () => {
  const text = "error:0A00010B:SSL routines:ssl3_get_record:wrong version number:\n";
  const cause = Object.assign(new Error(text), { code: "ERR_SSL_WRONG_VERSION_NUMBER" });
  const fetch = vi.fn().mockRejectedValue(new TypeError("fetch failed", { cause }));
  const { message } = await failureOf(
    operations.GET(adminOf({ url: "https://api.test" }, { fetch })),
  );
  expect(message).toMatch(/wrong version number:$/);
  expect(message).not.toContain("\n");
});
