// A secret is also redacted where the API repeats it outside the secret field.
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { type Reply, reply } from "./support/api.ts";
import { rawExample } from "./support/example-request.ts";
import { BASE_PATH, startProxy } from "./support/start-proxy.ts";

const VALUE = "confident_us_proj_fre5h/va1ue-abc123";
const REDACTED = "***************abc123";

/** Creates a project's key with a store, and returns everything that the proxy put out. */
async function create(choice: "pass" | "redact", api: Reply) {
  const stored: string[] = [];
  const store = {
    add: async (_: string, value: string) => void stored.push(value),
    set: async (_: string, value: string) => void stored.push(value),
    delete: async () => {},
  };
  const secrets = { createOrganizationApiKey: "redact", createProjectApiKey: choice } as const;
  const proxy = await startProxy({ secrets, idempotency: { principalKey: String, store } }, api);
  const { headers = [], ...rest } = rawExample("createProjectApiKey", BASE_PATH);
  const response = await proxy.send({ ...rest, headers: [...headers, "Idempotency-Key: k1"] });
  const { audits } = proxy;
  return { ...response, audits, stored: stored.join(), events: inspect(audits, { depth: 20 }) };
}

const body = (rest: object, id: unknown = 7, value: unknown = VALUE) => ({
  success: true,
  data: { apiKey: { id, value } },
  ...rest,
});

test.each([
  ["in a link", { link: `https://a.test/?k=${VALUE}` }, { link: "https://a.test/?k=[redacted]" }],
  ["URL-encoded", { link: `/?k=${encodeURIComponent(VALUE)}` }, { link: "/?k=[redacted]" }],
  ["in a name", { [VALUE]: [1] }, { "[redacted]": [1] }],
  ["in a list", { x: [[{ y: `${VALUE},${VALUE}` }]] }, { x: [[{ y: "[redacted],[redacted]" }]] }],
  ["in JSON", { error: JSON.stringify({ a: VALUE }) }, { error: '{"a":"[redacted]"}' }],
])("redacts a secret %s", async (_, rest, expected) => {
  const { body: received, status } = await create("redact", reply(201, body(rest)));
  expect(status).toBe(201);
  expect(JSON.parse(received)).toEqual({ ...body({}, 7, REDACTED), ...expected });
});

test("redacts the secret fields of JSON in a string", async () => {
  const error = JSON.stringify({ a: [{ value: VALUE }], hint: JSON.stringify({ token: VALUE }) });
  const { body: received, status } = await create("redact", reply(500, { success: false, error }));
  expect(status).toBe(500);
  expect(received).not.toContain("fre5h");
  expect(JSON.parse(JSON.parse(received).error).a).toEqual([{ value: "[redacted]" }]);
});

test("redacts the longer of two secrets first", async () => {
  const link = `${VALUE}-longer ${VALUE}`;
  const data = { apiKeys: [{ value: VALUE }, { value: `${VALUE}-longer` }] };
  const { body: received } = await create("redact", reply(200, { success: true, data, link }));
  expect(JSON.parse(received).link).toBe("[redacted] [redacted]");
});

test.each([
  ["short", "abc1234", "an abc1234"],
  ["redacted by the API", REDACTED, `see ${REDACTED}`],
  ["null", null, "null"],
  ["a number", 12_345_678, "12345678"],
])("leaves strings alone if the secret is %s", async (_, value, link) => {
  const { body: received } = await create("redact", reply(201, body({ link }, 7, value)));
  expect(JSON.parse(received).link).toBe(link);
});

test.each(["pass", "redact"] as const)(
  "shows no secret in headers, events and the store with %j",
  async (choice) => {
    const headers = [`X-Request-Id: r-${VALUE}`, `Request-Id: ${encodeURIComponent(VALUE)}`];
    const result = await create(choice, reply(201, body({ link: VALUE }, `k-${VALUE}`), headers));
    expect(result.headers.get("x-request-id")).toBe("r-[redacted]");
    expect(result.headers.get("request-id")).toBe("[redacted]");
    expect(result.audits).toMatchObject([{ createdId: "k-[redacted]", outcome: "succeeded" }]);
    expect(result.events + result.stored).not.toContain("fre5h");
    expect(result.stored).toContain("k-[redacted]");
    expect(result.body.includes("fre5h")).toBe(choice === "pass");
  },
);

test("passes the body unchanged", async () => {
  const sent = body({ link: VALUE, error: JSON.stringify({ value: VALUE }) }, VALUE);
  const { body: received } = await create("pass", reply(201, sent));
  expect(JSON.parse(received)).toEqual(sent);
});

test("redacts a thousand secrets in a second", async () => {
  const items = Array.from({ length: 1000 }, (_, id) => ({
    ...{ id, value: `${VALUE}-${id}`, email: `somebody.with.a.name${id}@example.com` },
    created_at: "2026-01-01T00:00:00.000Z",
  }));
  const data = { apiKey: items[0], items };
  const start = performance.now();
  const { body: received } = await create("redact", reply(201, { success: true, data }));
  expect(performance.now() - start).toBeLessThan(1000);
  expect(received).not.toContain("fre5h");
});
