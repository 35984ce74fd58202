import { expect } from "vitest";
import { adminOf, failureOf, operations, POLICY, reply, SUCCESS } from "../support/calls.ts";
import { test } from "../support/servers.ts";

const envelope = (data: unknown) => JSON.stringify({ success: true, data });
const once = { retries: 0 };

test.for([
  ["HTML", "<html>Welcome</html>"],
  ["truncated JSON", '{"success": true, "data'],
  ["null", "null"],
  ["an array", "[]"],
  ["a number", "7"],
  ["a string", '"policies"'],
  ["a boolean", "true"],
  ["no body", ""],
  ["no data", '{"success":true}'],
  ["null as data", envelope(null)],
  ["a string as data", envelope("policies")],
  ["an array as data", envelope([])],
  ["policies that are an object", envelope({ policies: {} })],
  ["policies that are null", envelope({ policies: null })],
  ["a policy that is null", envelope({ policies: [POLICY, null] })],
  ["a policy without an id", envelope({ policies: [POLICY, { name: "a" }] })],
  ["a policy with a numeric id", envelope({ policies: [{ id: 7, name: "a" }] })],
  ["a policy without a name", envelope({ policies: [{ id: "a" }] })],
] as const)(
  "throws a typed error with the status for a 200 with %s",
  async ([, body], { servers }) => {
    const server = await servers.http(reply(200, body, { "content-type": "text/html" }));
    expect(await failureOf(operations.GET(adminOf(server)))).toMatchObject({
      name: "ConfidentResponseError",
      status: 200,
      delivery: "answered",
      operation: "listPolicies",
      message:
        "[GET] /v1/organization/policies 200: the response (text/html) does not have the documented content",
    });
    expect(server.requests).toHaveLength(1);
  },
);

test.for([
  ["PUT", 200, envelope({})],
  ["PUT", 200, envelope({ policy: null })],
  ["PUT", 200, envelope({ policy: { id: "p1" } })],
  ["PUT", 204, ""],
  ["POST", 201, "<html>"],
  ["POST", 201, ""],
  ["DELETE", 200, ""],
  ["DELETE", 200, envelope({ id: "p1", deleted: false })],
  ["DELETE", 200, envelope({ deleted: true })],
  ["DELETE", 200, envelope({ id: 7, deleted: true })],
  ["DELETE", 202, ""],
] as const)(
  "rejects a %s whose response has status %i and body %j",
  async ([method, status, body], { servers }) => {
    const server = await servers.http(reply(status, body));
    expect(await failureOf(operations[method](adminOf(server)))).toMatchObject({
      name: "ConfidentResponseError",
      status,
      delivery: "answered",
      method,
    });
    expect(server.requests).toHaveLength(1);
  },
);

test("treats a 204 as a successful deletion", async ({ servers }) => {
  const server = await servers.http(reply(204));
  expect(await adminOf(server).policies.delete("p1")).toEqual({ id: "p1", deleted: true });
});

test("treats a 201 as a success", async ({ servers }) => {
  const server = await servers.http(reply(201, SUCCESS));
  expect(await operations.POST(adminOf(server))).toEqual(POLICY);
});

test.for(["text/html", "text/plain; charset=utf-16", "application/octet-stream", ""])(
  "reads JSON with the content type %j",
  async (type, { servers }) => {
    const server = await servers.http(reply(200, SUCCESS, { "content-type": type }));
    expect(await operations.PUT(adminOf(server))).toEqual(POLICY);
  },
);

test("ignores a byte order mark", async ({ servers }) => {
  const server = await servers.http(
    reply(200, `\ufeff${SUCCESS}`),
    reply(400, `\ufeff{"error":"No"}`),
  );
  expect(await operations.PUT(adminOf(server))).toEqual(POLICY);
  expect(await failureOf(operations.PUT(adminOf(server)))).toMatchObject({ serverMessage: "No" });
});

test("rejects a 200 with success: false", async ({ servers }) => {
  const server = await servers.http(
    reply(200, '{"success":false,"error":"No","data":{"policies":[]}}'),
  );
  expect(await failureOf(operations.GET(adminOf(server)))).toMatchObject({
    name: "ConfidentApiError",
    status: 200,
    serverMessage: "No",
    delivery: "answered",
    message: "[GET] /v1/organization/policies 200: No",
  });
});

test.for([
  [500, "", undefined, undefined],
  [502, "<html>Bad gateway</html>", undefined, "<html>Bad gateway</html>"],
  [400, '{"error":"A"}', "A", { error: "A" }],
  [400, '{"message":"B"}', "B", { message: "B" }],
  [422, '{"title":"x","detail":"C"}', "C", { title: "x", detail: "C" }],
  [400, '{"error":{"code":1},"message":"D"}', "D", { error: { code: 1 }, message: "D" }],
  [
    400,
    '{"success":true,"data":{"policies":[]}}',
    undefined,
    { success: true, data: { policies: [] } },
  ],
  [400, "null", undefined, null],
  [400, "[1]", undefined, [1]],
] as const)(
  "turns a %i with the body %j into an API error",
  async ([status, text, serverMessage, body], { servers }) => {
    const server = await servers.http(reply(status, text, { "x-request-id": "r-1" }));
    const error = await failureOf(operations.GET(adminOf(server, once)));
    expect(error).toMatchObject({ name: "ConfidentApiError", status, requestId: "r-1" });
    expect(error).toMatchObject({ serverMessage, body });
    expect(error.message).toContain(serverMessage ?? "the server gave no reason");
  },
);

test("says after a 401 which key to use, and reads the request-id header", async ({ servers }) => {
  const server = await servers.http(
    reply(401, '{"error":"Invalid API key"}', { "request-id": "r" }),
  );
  expect(await failureOf(operations.GET(adminOf(server)))).toMatchObject({
    requestId: "r",
    message: expect.stringMatching(/401: Invalid API key\. Use an organization key.*underscores/),
  });
});
