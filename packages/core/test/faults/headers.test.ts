import { expect } from "vitest";
import { ConfidentAdmin } from "../../src/index.ts";
import { API_KEY, adminOf, failureOf, operations, succeed } from "../support/calls.ts";
import { test } from "../support/servers.ts";

const INVALID: Record<string, Record<string, unknown>> = {
  "a key": { CONFIDENT_API_KEY: "secret" },
  "a key in lower case": { confident_api_key: "secret" },
  "a key in mixed case": { Confident_Api_Key: "secret" },
  "a line break": { "x-a": "a\nsecret" },
  "another header in the value": { "x-a": "a\r\nx-b: secret" },
  "a NUL": { "x-a": "\u0000secret" },
  "a character outside Latin-1": { "x-a": "secret…" },
  "a number": { "x-a": 7 },
  "an array": { "x-a": ["secret"] },
  "an undefined value": { "x-a": undefined },
  "a name with a space": { "x a": "secret" },
  "a name with a colon": { "x:a": "secret" },
  "a name with a line break": { "x\na": "secret" },
  "an empty name": { "": "secret" },
  "a name that is valid only in lower case": { "x-\u212a": "secret" },
  "a content length": { "Content-Length": "3" },
};

test.for(Object.entries(INVALID))(
  "rejects headers with %s, at construction and in a call, without printing values",
  async ([, invalid], { servers }) => {
    const server = await servers.http(succeed);
    const headers = { "x-before": "secret", ...invalid } as Record<string, string>;
    const construct = () => new ConfidentAdmin({ apiKey: API_KEY, headers });
    expect(construct).toThrow(expect.objectContaining({ name: "ConfidentConfigError" }));
    const name = Object.keys(invalid).map((key) => JSON.stringify(key));
    const advice = /api_key/i.test(`${name}`) ? " Pass the key as apiKey." : "";
    expect(construct).toThrow(
      expect.objectContaining({
        message: `Header ${name} is reserved, not a string, or contains invalid characters.${advice}`,
      }),
    );
    expect(construct).not.toThrow(/secret/);
    const error = await failureOf(operations.GET(adminOf(server), { headers }));
    expect(error).toMatchObject({
      name: "ConfidentArgumentError",
      operation: "listPolicies",
      delivery: "unsent",
    });
    expect(error.stack).not.toContain("secret");
    expect(server.connections).toHaveLength(0);
  },
);

test("redacts a key in a header's name, and rejects invalid pairs", () => {
  const construct = (headers: unknown) => () =>
    new ConfidentAdmin({ apiKey: API_KEY, headers: headers as Record<string, string> });
  expect(construct({ [`x ${API_KEY}`]: "a" })).toThrow(
    /^Header "x \[redacted\]" is reserved, not a string, or contains invalid characters\.$/,
  );
  expect(construct([null])).toThrow(/^Header undefined is reserved, not a string, or/);
});

test("prefers the call's headers to the client's, ignoring case", async ({ servers }) => {
  const server = await servers.http(succeed);
  const admin = adminOf(server, { headers: { "X-A": "client", "x-b": "client" } });
  await operations.PUT(admin, { headers: { "x-a": "call", ACCEPT: "text/plain" } });
  await operations.PUT(admin);
  expect(server.requests).toMatchObject([
    { headers: { "x-a": "call", "x-b": "client", accept: "text/plain" } },
    { headers: { "x-a": "client", "x-b": "client", accept: "application/json" } },
  ]);
});

test("sends a JSON content type only with a body", async ({ servers }) => {
  const server = await servers.http(succeed);
  const admin = adminOf(server);
  await operations.POST(admin);
  await operations.GET(admin);
  await operations.DELETE(admin);
  const types = server.requests.map(({ headers }) => headers["content-type"]);
  expect(types).toEqual(["application/json", undefined, undefined]);
});

test("turns a header that fetch itself rejects into a typed error, without retrying", async ({
  servers,
}) => {
  const server = await servers.http(succeed);
  for (const headers of [{ expect: "100-continue" }, { "transfer-encoding": "chunked" }]) {
    expect(await failureOf(operations.PUT(adminOf(server), { headers }))).toMatchObject({
      name: "ConfidentConnectionError",
      code: expect.stringMatching(/NOT_SUPPORTED|INVALID_ARG/),
      delivery: "unsent",
    });
  }
  expect(server.requests).toHaveLength(0);
});

test.for([new Headers({ "X-Team": "a" }), new Map([["X-Team", "a"]]), [["X-Team", "a"]]])(
  "sends headers in every other form that fetch accepts",
  async (given, { servers }) => {
    const server = await servers.http(succeed);
    const headers = given as unknown as Record<string, string>;
    await operations.GET(adminOf(server, { headers }));
    await operations.GET(adminOf(server), { headers });
    expect(server.requests).toMatchObject([
      { headers: { "x-team": "a" } },
      { headers: { "x-team": "a" } },
    ]);
  },
);
