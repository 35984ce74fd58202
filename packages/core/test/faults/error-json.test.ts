import { expect, test } from "vitest";
import * as core from "../../src/index.ts";
import { API_KEY, adminOf, failureOf, operations } from "../support/calls.ts";

const { isConfidentError } = core;
const request = { operation: "updatePolicy", method: "PUT", path: "/v1/organization/policies/p1" };
const cause = Object.assign(new Error("inner secret"), { config: "secret" });
const context = { ...request, cause };
const START = "[PUT] /v1/organization/policies/p1";

type Case = [error: core.AnyConfidentError, expected: Record<string, unknown>];

const ERRORS: Case[] = [
  [
    new core.ConfidentApiError("No", {
      ...context,
      status: 429,
      serverMessage: "No",
      body: { secret: 1 },
      requestId: "r-1",
      retryAfter: 1000,
    }),
    {
      name: "ConfidentApiError",
      message: `${START} 429: No`,
      status: 429,
      delivery: "answered",
      requestId: "r-1",
      retryAfter: 1000,
    },
  ],
  [
    new core.ConfidentConnectionError("No", {
      ...context,
      code: "ECONNRESET",
      delivery: "unknown",
    }),
    { name: "ConfidentConnectionError", code: "ECONNRESET", delivery: "unknown" },
  ],
  ...[
    new core.ConfidentResponseError("No", { ...context, status: 200 }),
    new core.ConfidentRedirectError("No", { ...context, status: 302 }),
    new core.ConfidentNotFoundError("No", { ...context, status: 404 }),
  ].map((error): Case => {
    const { name, status } = error;
    const message = `${START} ${status}: No`;
    return [error, { name, message, status, delivery: "answered" }];
  }),
  ...[
    new core.ConfidentTimeoutError("No", context),
    new core.ConfidentAbortError("No", context),
    new core.ConfidentConflictError("No", context),
    new core.ConfidentArgumentError("No", context),
    new core.ConfidentConfigError("No", context),
  ].map((error): Case => [error, { name: error.name, delivery: "unsent" }]),
];

test("these tests cover every error class", () => {
  const classes = Object.keys(core).filter((name) => /^Confident\w+Error$/.test(name));
  const names = ERRORS.map(([{ name }]) => name).sort();
  expect(names).toEqual(classes.filter((name) => name !== "ConfidentError").sort());
});

test.for(ERRORS)("isConfidentError accepts the JSON of %s", ([error, expected]) => {
  const parsed: unknown = JSON.parse(JSON.stringify(error));
  expect(parsed).toEqual({
    message: `${START}: No`,
    operation: "updatePolicy",
    ...expected,
  });
  expect(JSON.stringify({ nested: [error] })).not.toContain("secret");
  expect(isConfidentError(parsed)).toBe(true);
  expect(isConfidentError(error)).toBe(true);
  // A switch on the name works with the copy too.
  expect(isConfidentError(parsed) && parsed.name === error.name && parsed.delivery).toBe(
    error.delivery,
  );
  expect(isConfidentError(JSON.parse(JSON.stringify(parsed)))).toBe(true);
});

test.for(ERRORS)(
  "isConfidentError rejects a structured clone of %s, which keeps only its message",
  ([error]) => {
    const copy: unknown = structuredClone(error);
    expect(copy).toMatchObject({ name: "Error", message: error.message });
    expect(isConfidentError(copy)).toBe(false);
    const sent: unknown = structuredClone(error.toJSON());
    expect(isConfidentError(sent)).toBe(true);
  },
);

test("redacts the key from an error's JSON", async () => {
  const fetch = async () => Response.json({ error: `no ${API_KEY}` }, { status: 403 });
  const error = await failureOf(operations.GET(adminOf({ url: "https://api.example" }, { fetch })));
  const text = JSON.stringify(error);
  expect(text).toContain("no [redacted]");
  expect(text).not.toContain(API_KEY);
});

test("keeps an error of this package as the cause of another", async () => {
  const cause = new core.ConfidentApiError("No", { status: 500, body: { a: 1 } });
  const apiKey = () => Promise.reject(cause);
  const admin = adminOf({ url: "https://api.example" }, { apiKey });
  expect((await failureOf(operations.GET(admin))).cause).toBe(cause);
});

const fields = { name: "ConfidentApiError", message: "x", delivery: "answered" };

test.for([
  null,
  "ConfidentApiError",
  [fields],
  { ...fields, name: "ApiError" },
  { ...fields, name: "Confident" },
  { ...fields, name: 7 },
  { ...fields, message: undefined },
  { ...fields, delivery: "lost" },
  { ...fields, delivery: undefined },
  { name: fields.name, message: "x" },
])("isConfidentError rejects %j", (value) => {
  expect(isConfidentError(value)).toBe(false);
});

const revoked = Proxy.revocable({}, {});
revoked.revoke();

test.for<[string, () => unknown]>([
  [
    "a message that throws",
    () => ({
      name: fields.name,
      get message() {
        throw new Error("no");
      },
    }),
  ],
  [
    "a name that throws",
    () => ({
      get name() {
        throw new Error("no");
      },
    }),
  ],
  [
    "a tag that throws",
    () => ({
      get [Symbol.toStringTag]() {
        throw new Error("no");
      },
    }),
  ],
  ["a revoked proxy", () => revoked.proxy],
  [
    "a proxy whose traps throw",
    () =>
      new Proxy(
        {},
        {
          get: () => {
            throw new Error("no");
          },
        },
      ),
  ],
])("isConfidentError rejects %s", ([, value]) => {
  expect(isConfidentError(value())).toBe(false);
});
