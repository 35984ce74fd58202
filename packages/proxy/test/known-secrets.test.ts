// New secrets and secret fields of your own document, with and without x-secret.
import type { Operation, OperationTable } from "@confident-admin/spec/operations";
import { expect, test } from "vitest";
import { type ConfidentHandlerOptions, createConfidentHandler } from "../src/index.ts";
import { operation } from "./support/custom-table.ts";
import { KEY, ORIGIN } from "./support/start-proxy.ts";

const VALUE = "confident_us_proj_fre5h-va1ue-abc123";
const REDACTED = "***************abc123";
type Options = Partial<ConfidentHandlerOptions<unknown, OperationTable>>;

function handlerOf(table: OperationTable, data: unknown, options: Options) {
  return createConfidentHandler<unknown, OperationTable>({
    operationTable: table,
    apiKey: KEY,
    basePath: "/api",
    origins: [ORIGIN],
    operations: Object.keys(table),
    authorize: () => "someone",
    fetch: async () => Response.json({ success: true, data }),
    ...options,
  });
}

/** Sends an operation's request to an API that responds with this data. */
async function call(
  target: Operation,
  data: unknown,
  options: Options = {},
  others: OperationTable = {},
) {
  const handler = handlerOf({ target, ...others }, data, options);
  const headers = { "sec-fetch-site": "same-origin" };
  const url = `${ORIGIN}/api${target.path.replaceAll(/\{[^}]*\}/g, "7")}`;
  const response = await handler(new Request(url, { method: target.method, headers }));
  return { status: response.status, data: (await response.json()).data };
}

const post = (path: string, given: Partial<Operation> = {}) =>
  operation({ method: "POST", path, ...given });

/** Operations that return a new key, as confident-operations describes them. */
const NEW_KEYS = [
  ["a creation without marks", post("/v1/organization/api-keys", { value: "apiKey" })],
  ["a creation whose data is the key", post("/v2/organization/api-keys", { secrets: ["value"] })],
  [
    "a rotation",
    post("/v2/organization/api-keys/{id}/rotate", { value: "apiKey", secrets: ["value"] }),
  ],
  ["a rotation without marks", post("/v2/projects/{projectId}/api-keys/{id}/rotate/")],
  [
    "a rotation with PUT",
    operation({ method: "PUT", path: "/v2/projects/{projectId}/api-keys/{id}/rotate" }),
  ],
  ["another new secret", post("/v2/webhooks/{id}/renew", { value: "webhook", secrets: ["key"] })],
] as const;
const allow = { revokeOwnKey: true };

test.each(NEW_KEYS)("no group or resource includes %s", async (_, target) => {
  for (const name of ["write", "apiKeys", "project.apiKeys", "webhooks"]) {
    const listThings = operation({ path: "/v1/api-keys" });
    const other = operation({ path: "/v1/webhooks" });
    const project = operation({ path: "/v1/projects/{id}/api-keys" });
    const table = { target, listThings, other, project };
    const handler = handlerOf(table, {}, { operations: [name], allow });
    const url = `${ORIGIN}/api${target.path.replaceAll(/\{[^}]*\}/g, "7")}`;
    const headers = { "sec-fetch-site": "same-origin" };
    const { status } = await handler(new Request(url, { method: target.method, headers }));
    expect(status).toBe(403);
  }
});

test.each(NEW_KEYS)("%s needs an entry", async (_, target) => {
  expect(() => handlerOf({ target }, {}, {})).toThrow(/target returns a secret\./);
  const data = { [target.secrets[0] ?? "value"]: VALUE };
  const redacted = await call(target, data, { secrets: { target: "redact" }, allow });
  expect(Object.values(redacted.data)).toEqual([REDACTED]);
  const passed = await call(target, data, { secrets: { target: "pass" }, allow });
  expect(passed.data).toEqual(data);
});

test.each([
  ["GET", "/v1/organization/api-keys/{id}"],
  ["PUT", "/v1/organization/api-keys/{id}"],
  ["DELETE", "/v1/organization/api-keys/{id}"],
  ["POST", "/v1/organization/invitations"],
  ["POST", "/v1/projects/{projectId}/invitations/{id}/resend"],
] as const)("%s %s without marks is in a group, and redacted", async (method, path) => {
  const group = method === "GET" ? "read" : "write";
  const data = path.includes("api-keys") ? { value: VALUE, shadowValue: VALUE } : { token: VALUE };
  const result = await call(operation({ method, path }), data, { operations: [group], allow });
  expect(result.status).toBe(200);
  expect(new Set(Object.values(result.data))).toEqual(new Set([REDACTED]));
});

test("a new project's key is redacted without marks, and can be passed", async () => {
  const target = post("/v1/projects", { creates: "project" });
  const data = { project: { id: "p1" }, apiKey: { value: VALUE } };
  expect(() =>
    handlerOf({ target, a: operation({}) }, data, { operations: ["write"] }),
  ).not.toThrow();
  expect((await call(target, data)).data).toEqual({ ...data, apiKey: { value: REDACTED } });
  expect((await call(target, data, { secrets: { target: "pass" } })).data).toEqual(data);
});

test("a field is secret in all responses if any operation marks its name", async () => {
  const data = { id: 7, value: "a".repeat(36), token: "b".repeat(36), signingKey: VALUE };
  const hooks = operation({ path: "/v1/hooks", secrets: ["signingKey"] });
  const result = await call(operation({}), data, {}, { hooks });
  expect(result.data).toEqual({ ...data, signingKey: REDACTED });
});

test("the entries of operations without marks are typed", () => {
  const table = {
    createKey: {
      ...post("/v1/organization/api-keys"),
      path: "/v1/organization/api-keys",
      secrets: [],
    },
    invite: { ...post("/v1/invitations/{id}"), path: "/v1/invitations/{id}", secrets: [] },
    createProject: { ...post("/v1/projects"), path: "/v1/projects", secrets: [] },
    listThings: { ...operation({}), path: "/v1/things", secrets: [] },
  } as const;
  type Entries = ConfidentHandlerOptions<unknown, typeof table>["secrets"];
  const secrets: Entries[] = [
    { createKey: "pass", invite: "redact", createProject: "pass" },
    // @ts-expect-error an operation without secrets
    { listThings: "pass" },
  ];
  expect(secrets).toHaveLength(2);
});
