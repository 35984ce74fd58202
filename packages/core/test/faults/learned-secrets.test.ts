// Secrets of responses stay out of errors and events, and cannot break later calls.
import { expect, vi } from "vitest";
import { openapiFetch } from "../../src/index.ts";
import { adminOf, failureOf, operations, reply } from "../support/calls.ts";
import { exposure } from "../support/exposure.ts";
import { type Step, test } from "../support/servers.ts";

const VALUE = "confident_us_org_new_value_0123456789";
const DATE = "2026-01-01T00:00:00Z";
const keyOf = (value: string) => ({ id: 7, name: "CI", valid: true, value, created_at: DATE });
const data = (content: object) => JSON.stringify({ success: true, data: content });
const created = (value: string): Step => reply(201, data({ apiKey: keyOf(value) }));
const echo = (text: string): Step => reply(409, JSON.stringify({ success: false, error: text }));
const invitations = (tokens: readonly string[]): Step =>
  reply(
    200,
    data({
      invitations: tokens.map((token, id) => ({
        id,
        email: "a@b.example",
        status: "PENDING",
        created_at: DATE,
        token,
      })),
    }),
  );

/** A string of letters and digits that differs by index. */
function token(index: number, length: number): string {
  return Array.from({ length }, (_, at) => ((index + 7) * (at + 11) * 31).toString(36)[1] ?? "x")
    .join("")
    .replace(/^.{4}/, String(1000 + index));
}

test("100 long tokens slow down neither errors nor events", async ({ servers }) => {
  const tokens = Array.from({ length: 100 }, (_, index) => token(index, 300));
  const server = await servers.http(invitations(tokens), echo(`no ${tokens[99]}.`));
  const onAttempt = vi.fn();
  const admin = adminOf(server, { onAttempt });
  await admin.invitations.list();
  for (let calls = 0; calls < 5; calls++) {
    const error = await failureOf(operations.GET(admin));
    expect(error).toMatchObject({ name: "ConfidentApiError", serverMessage: "no [redacted]" });
  }
  expect(onAttempt).toHaveBeenCalledTimes(6);
});

test.for<readonly [string, string]>([
  ["8,000 characters", token(1, 8_000)],
  ["only emoji", "\u{1f511}".repeat(300)],
  ["many backslashes", "\\-".repeat(200)],
  ["a long run of backslashes", `secret${"\\".repeat(300)}`],
  ["a lone surrogate", "confident_us_org_\ud83d_0123"],
])("a value with %s is returned and breaks no later call", async ([, value], { servers }) => {
  const server = await servers.http(created(value), echo("no policy"));
  const events: unknown[] = [];
  const admin = adminOf(server, { onAttempt: (event) => events.push(event) });
  expect(await admin.apiKeys.create({ name: "CI" })).toMatchObject({ value });
  expect(await failureOf(operations.GET(admin))).toMatchObject({
    name: "ConfidentApiError",
    serverMessage: "no policy",
    status: 409,
  });
  expect(events).toHaveLength(2);
});

test("redacts a value of 8,000 characters completely", async ({ servers }) => {
  const value = token(1, 8_000);
  const server = await servers.http(created(value), echo(`no ${value} here`));
  const admin = adminOf(server);
  await admin.apiKeys.create({ name: "CI" });
  expect(await failureOf(operations.GET(admin))).toMatchObject({
    serverMessage: "no [redacted] here",
  });
});

test("redacts the client's own key of 8,000 characters", async () => {
  const apiKey = `confident_us_org_${token(1, 8_000)}`;
  const fetch = async () => Response.json({ error: `no ${apiKey} here` }, { status: 403 });
  const error = await failureOf(
    operations.GET(adminOf({ url: "https://a.example" }, { apiKey, fetch })),
  );
  expect(error).toMatchObject({ status: 403, serverMessage: "no [redacted] here" });
});

const HEAD = "HTTP/1.1 201 Created\r\ncontent-type: application/json\r\n";
const BROKEN = [
  ["a chunk without a size", `${HEAD}transfer-encoding: chunked\r\n\r\n`],
  ["a bad chunk after a good one", `${HEAD}transfer-encoding: chunked\r\n\r\n1\r\n{\r\n`],
  ["an invalid header", `${HEAD}bad header\r\n\r\n`],
  ["a body before the headers", ""],
] as const;

test.for(
  BROKEN.flatMap(([name, head]) => [[name, head, undefined] as const, [name, head, null] as const]),
)("keeps a new key's value out of the error of %s", async ([, head, apiKey], { servers }) => {
  const server = await servers.tcp((socket) => {
    socket.once("data", () => socket.end(head + data({ apiKey: keyOf(VALUE) })));
  });
  const events: unknown[] = [];
  const onAttempt = (event: object) => events.push(event);
  const admin = adminOf(server, { onAttempt, ...(apiKey === null && { apiKey }) });
  const callDirectly = () =>
    openapiFetch(admin.client).POST("/v1/organization/api-keys", {
      body: { name: "CI" },
    });
  const errors = [
    await failureOf(admin.apiKeys.create({ name: "CI" })),
    await failureOf(callDirectly()),
    await failureOf(admin.projects.create({ name: "CI" })),
  ];
  for (const error of errors) {
    expect(error).toMatchObject({
      name: "ConfidentConnectionError",
      code: expect.stringMatching(/^HPE_/),
      delivery: "unknown",
    });
  }
  expect(events).toHaveLength(3);
  expect(exposure([errors, events])).not.toContain(VALUE);
  expect(errors.map((error) => exposure(error)).join()).not.toContain(VALUE);
});

test.for([
  ["keys in a list", (values: string[]) => reply(200, data({ apiKeys: values.map(keyOf) })), "key"],
  ["tokens in a list", invitations, "invitation"],
] as const)("does not forget a new key's value for 300 %s", async ([, list, kind], { servers }) => {
  const values = Array.from({ length: 300 }, (_, index) => `a-value-of-a-list-${1000 + index}`);
  const server = await servers.http(created(VALUE), list(values), echo(`no ${VALUE}`));
  const admin = adminOf(server);
  await admin.apiKeys.create({ name: "CI" });
  await (kind === "key" ? admin.apiKeys.list() : admin.invitations.list());
  expect(await failureOf(operations.GET(admin))).toMatchObject({ serverMessage: "no [redacted]" });
});

test("does not forget a new key's value for the tokens of new invitations", async ({ servers }) => {
  const tokens = Array.from({ length: 101 }, (_, index) => `token-of-an-invitation-${index}`);
  const server = await servers.http(created(VALUE), invitations(tokens), echo(`no ${VALUE}`));
  const admin = adminOf(server);
  await admin.apiKeys.create({ name: "CI" });
  await admin.invitations.create({ emails: ["a@b.example"] });
  expect(await failureOf(operations.GET(admin))).toMatchObject({ serverMessage: "no [redacted]" });
});

test.for(["•••••••••••abc123", "xyz…abc123456789", "##########abc123"])(
  "does not redact the masked value %s",
  async (masked, { servers }) => {
    const server = await servers.http(
      reply(200, data({ apiKeys: [keyOf(masked)] })),
      echo(`no ${masked}`),
    );
    const admin = adminOf(server);
    await admin.apiKeys.list();
    expect((await failureOf(operations.GET(admin))).message).toContain(masked);
  },
);

test.for([
  ["cut off after the value", data({ apiKey: keyOf(VALUE) }).slice(0, -2)],
  ["cut off in an escape", `${data({ apiKey: keyOf(VALUE) }).slice(0, -2)},"token":"abc\\u00`],
  ["with a control character", data({ apiKey: keyOf(VALUE), token: "a" }).replace('"a"', '"\t"')],
  ["without an id", data({ apiKey: { value: VALUE } })],
] as const)("learns the value of a success %s", async ([, body], { servers }) => {
  const server = await servers.http(reply(201, body), echo(`no ${VALUE}`));
  const admin = adminOf(server);
  const error = await failureOf(admin.apiKeys.create({ name: "CI" }));
  expect(error).toMatchObject({ name: "ConfidentResponseError", status: 201 });
  expect(exposure(error)).not.toContain(VALUE);
  expect(await failureOf(operations.GET(admin))).toMatchObject({ serverMessage: "no [redacted]" });
});

test("redacts a new value in the headers of its own response", async ({ servers }) => {
  const server = await servers.http(
    reply(201, data({ apiKey: keyOf(VALUE) }), { "x-request-id": VALUE }),
  );
  const events: unknown[] = [];
  const admin = adminOf(server, { onAttempt: (event) => events.push(event) });
  await admin.apiKeys.create({ name: "CI" });
  expect(events).toMatchObject([{ headers: { "x-request-id": "[redacted]" } }]);
  expect(exposure(events)).not.toContain(VALUE);
});

test.for(["answered", "ConfidentApiError", "listPolicies", "60000000"])(
  "the value %s does not change an error's fields",
  async (value, { servers }) => {
    const server = await servers.http(
      created(value),
      reply(409, '{"success":false,"error":"no"}', { "retry-after": "60000" }),
    );
    const admin = adminOf(server);
    await admin.apiKeys.create({ name: "CI" });
    expect(await failureOf(operations.GET(admin))).toMatchObject({
      name: "ConfidentApiError",
      operation: "listPolicies",
      method: "GET",
      delivery: "answered",
      status: 409,
      retryAfter: 60_000_000,
    });
  },
);
