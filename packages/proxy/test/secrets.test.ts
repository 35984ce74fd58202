// How secret fields of a response appear to callers and in audit events.
import { inspect } from "node:util";
import { type OperationId, operations } from "@confident-admin/spec/operations";
import { expect, test } from "vitest";
import type { ConfidentHandlerOptions } from "../src/index.ts";
import { type Reply, reply } from "./support/api.ts";
import { operation, send } from "./support/custom-table.ts";
import { rawExample, SECRET_IDS } from "./support/example-request.ts";
import { success } from "./support/routes.ts";
import { BASE_PATH, startProxy } from "./support/start-proxy.ts";

const VALUE = "confident_us_proj_fre5h-va1ue-abc123";
const REDACTED = "***************abc123";
const apiKey = { id: 7, name: "CI", valid: true, value: VALUE };

/** Sends an operation's request and returns the response's body. */
async function call(
  id: OperationId,
  api: Reply,
  secrets?: ConfidentHandlerOptions<unknown>["secrets"],
) {
  const proxy = await startProxy(
    { allow: { revokeOwnKey: true }, ...(secrets && { secrets }) },
    api,
  );
  const { status, body } = await proxy.send(rawExample(id, BASE_PATH));
  return { status, body: JSON.parse(body), text: body, audits: proxy.audits };
}

test.each(["createOrganizationApiKey", "createProjectApiKey"] as const)(
  "%s returns the key, or its last six characters",
  async (id) => {
    const others = { createOrganizationApiKey: "redact", createProjectApiKey: "redact" } as const;
    const passed = await call(id, success({ apiKey }, 201), { ...others, [id]: "pass" });
    expect(passed).toMatchObject({ status: 201, body: { data: { apiKey } } });
    const redacted = await call(id, success({ apiKey }, 201), others);
    expect(redacted.body.data).toEqual({ apiKey: { ...apiKey, value: REDACTED } });
    for (const { audits } of [passed, redacted]) {
      expect(audits).toMatchObject([{ operation: id, outcome: "succeeded", createdId: "7" }]);
      expect(inspect(audits, { depth: 20, showHidden: true })).not.toContain("fre5h");
    }
  },
);

test("createProject hides the key unless you pass it", async () => {
  const data = { project: { id: "p1", name: "A" }, apiKey };
  const redacted = await call("createProject", success(data));
  expect(redacted.body.data).toEqual({ ...data, apiKey: { ...apiKey, value: REDACTED } });
  const required = { createOrganizationApiKey: "redact", createProjectApiKey: "redact" } as const;
  const passed = await call("createProject", success(data), { ...required, createProject: "pass" });
  expect(passed.body.data).toEqual(data);
  expect(inspect(passed.audits, { depth: 20 })).not.toContain("fre5h");
});

test.each(SECRET_IDS)("%s hides all secret fields, wherever they are", async (id) => {
  const holder = Object.fromEntries(operations[id].secrets.map((name) => [name, VALUE]));
  const hidden = Object.fromEntries(operations[id].secrets.map((name) => [name, REDACTED]));
  const shape = (fields: object) => ({ ...fields, a: fields, b: [{ c: [fields] }], id: 7 });
  for (const [status, ok] of [
    [200, true],
    [409, false],
    [200, false],
  ] as const) {
    const body = { success: ok, data: shape(holder), ...holder };
    const { body: received, audits } = await call(id, reply(status, body));
    expect(received).toEqual({ success: ok, data: shape(hidden), ...hidden });
    expect(inspect(audits, { depth: 20 })).not.toContain("fre5h");
  }
});

test("hides the tokens of invitations unless you pass them", async () => {
  const data = { invitations: [{ id: 7, email: "a@b.test", token: VALUE }] };
  const required = { createOrganizationApiKey: "redact", createProjectApiKey: "redact" } as const;
  const secrets = { ...required, createInvitations: "pass" } as const;
  expect((await call("createInvitations", success(data), secrets)).body.data).toEqual(data);
  expect((await call("listInvitations", success(data), secrets)).text).not.toContain("fre5h");
});

test.each([
  ["what the API has redacted", "*****abc123", "*****abc123"],
  ["null", null, null],
  ["an empty string", "", "***************"],
  ["a short secret", "5ecret-abc1234567", "***************"],
  ["a secret that begins like a redacted one", `*${VALUE}`, REDACTED],
  ["asterisks around a secret", "*abc*5ecret*5ecret-abc*", "***************t-abc*"],
  ["a number", 123456, "***************"],
  ["an object", { secret: VALUE }, "***************"],
])("redacts %s", async (_, value, expected) => {
  const { body } = await call("listOrganizationApiKeys", success({ apiKeys: [{ value }] }));
  expect(body.data.apiKeys).toEqual([{ value: expected }]);
});

test.each([
  ["redirects", reply(302, VALUE, ["Location: https://a.test/"])],
  ["sends invalid JSON", reply(201, `{"data":{"apiKey":{"value":"${VALUE}"`)],
  [
    "sends too deeply nested JSON",
    reply(201, `${"[".repeat(20_000)}"${VALUE}"${"]".repeat(20_000)}`),
  ],
  [
    "closes the connection early",
    (socket) =>
      socket.end(`HTTP/1.1 201 Created\r\nContent-Length: 999\r\n\r\n{"value":"${VALUE}"`),
  ],
] satisfies [string, Reply][])("shows no new key if the API %s", async (_, api) => {
  const { text, audits } = await call("createProjectApiKey", api, {
    createOrganizationApiKey: "redact",
    createProjectApiKey: "pass",
  });
  expect(text).not.toContain("fre5h");
  expect(audits).toMatchObject([{ operation: "createProjectApiKey", outcome: "failed" }]);
  expect(inspect(audits, { depth: 20, showHidden: true })).not.toContain("fre5h");
});

test("the event has no secret fields of the request", async () => {
  const table = {
    createHook: operation({
      method: "POST",
      path: "/v1/hooks",
      secrets: ["secret"],
      body: {
        type: "object",
        properties: { url: { type: "string" }, secret: { type: "string" } },
      },
    }),
  };
  const body = { url: "https://a.test", secret: VALUE };
  const { context, event } = await send(
    table,
    "/v1/hooks",
    { method: "POST", body },
    { secrets: { createHook: "redact" } },
  );
  expect(context?.body).toEqual(body);
  expect(event?.body).toEqual({ ...body, secret: REDACTED });
  expect(Object.isFrozen(event?.body)).toBe(true);
});
