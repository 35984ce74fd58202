import { expect } from "vitest";
import { ConfidentAdmin } from "../../src/index.ts";
import { API_KEY, adminOf, failureOf, operations, succeed } from "../support/calls.ts";
import { test } from "../support/servers.ts";

const REFUSED: Record<string, Record<string, unknown>> = {
  "a key": { CONFIDENT_API_KEY: "secret" },
  "a key in lower case": { confident_api_key: "secret" },
  "a key in mixed case": { Confident_Api_Key: "secret" },
  "a line break": { "x-a": "a\nsecret" },
  "another header within": { "x-a": "a\r\nx-b: secret" },
  "a NUL": { "x-a": "\u0000secret" },
  "what is not Latin-1": { "x-a": "secret…" },
  "a number": { "x-a": 7 },
  "an array": { "x-a": ["secret"] },
  nothing: { "x-a": undefined },
  "a name with a blank": { "x a": "secret" },
  "a name with a colon": { "x:a": "secret" },
  "a name with a line break": { "x\na": "secret" },
  "an empty name": { "": "secret" },
  "a name that is a token in lower case only": { "x-\u212a": "secret" },
  "a length of its own": { "Content-Length": "3" },
};

test.for(Object.entries(REFUSED))(
  "headers with %s are refused, at construction and in a call, and not shown",
  async ([, refused], { servers }) => {
    const server = await servers.http(succeed);
    const headers = { "x-before": "secret", ...refused } as Record<string, string>;
    const construct = () => new ConfidentAdmin({ apiKey: API_KEY, headers });
    expect(construct).toThrow(expect.objectContaining({ name: "ConfidentConfigError" }));
    expect(construct).toThrow(/^The header ".*" cannot be sent\. Pass the key as apiKey\.$/);
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

test("a key in the name of a header is not shown, nor are pairs that are none a mystery", () => {
  const construct = (headers: unknown) => () =>
    new ConfidentAdmin({ apiKey: API_KEY, headers: headers as Record<string, string> });
  expect(construct({ [`x ${API_KEY}`]: "a" })).toThrow(
    /^The header "x \[redacted\]" cannot be sent/,
  );
  expect(construct([null])).toThrow(/^The header undefined cannot be sent/);
});

test("the call's headers win over the client's, in whatever case", async ({ servers }) => {
  const server = await servers.http(succeed);
  const admin = adminOf(server, { headers: { "X-A": "client", "x-b": "client" } });
  await operations.PUT(admin, { headers: { "x-a": "call", ACCEPT: "text/plain" } });
  await operations.PUT(admin);
  expect(server.requests).toMatchObject([
    { headers: { "x-a": "call", "x-b": "client", accept: "text/plain" } },
    { headers: { "x-a": "client", "x-b": "client", accept: "application/json" } },
  ]);
});

test("JSON is announced where there is some, and only there", async ({ servers }) => {
  const server = await servers.http(succeed);
  const admin = adminOf(server);
  await operations.POST(admin);
  await operations.GET(admin);
  await operations.DELETE(admin);
  const types = server.requests.map(({ headers }) => headers["content-type"]);
  expect(types).toEqual(["application/json", undefined, undefined]);
});

test("a header that fetch itself refuses is a typed error, and is not tried again", async ({
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
  "headers in another form that fetch knows are sent, not lost",
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
