// The option operationTable of createConfidentHandler.
import { createConfidentClient, openapiFetch } from "@confident-admin/core";
import type { OperationTable } from "@confident-admin/spec/operations";
import { expect, test } from "vitest";
import { createConfidentHandler } from "../src/index.ts";
import { KEY, ORIGIN } from "./support/start-proxy.ts";

/** The output of confident-operations. */
const operations = {
  listRoles: {
    method: "GET",
    path: "/v1/organization/roles",
    parameters: { path: [], query: [] },
    secrets: [],
    statuses: [200],
  },
  deleteRole: {
    method: "DELETE",
    path: "/v1/organization/roles/{roleId}",
    parameters: {
      path: [{ name: "roleId", required: true, schema: { type: "string", minLength: 1 } }],
      query: [],
    },
    secrets: [],
    statuses: [200],
  },
} as const satisfies OperationTable;

const required = { apiKey: KEY, basePath: "/api", origins: [ORIGIN] };

/** The output of openapi-typescript. */
interface Paths {
  "/v1/organization/roles": {
    get: { responses: { 200: { content: { "application/json": { data: unknown } } } } };
  };
}

test("forwards the operations of another document from the page to the API", async () => {
  const sent: string[] = [];
  const seen: string[] = [];
  const handler = createConfidentHandler({
    ...required,
    operationTable: operations,
    operations: ["listRoles"],
    authorize: ({ operation }) => seen.push(operation),
    onAudit: ({ operation }) => seen.push(`${operation}`),
    fetch: async (url) => {
      sent.push(`${url}`);
      return Response.json({ success: true, data: { roles: [] } });
    },
  });
  const client = createConfidentClient({
    baseUrl: `${ORIGIN}/api`,
    apiKey: null,
    fetch: (url, init) => handler(new Request(url, init)),
  });
  const { data } = await openapiFetch<Paths>(client).GET("/v1/organization/roles");
  expect(data).toEqual({ success: true, data: { roles: [] } });
  expect(sent).toEqual(["https://api.confident-ai.com/v1/organization/roles"]);
  expect(seen).toEqual(["listRoles", "listRoles"]);
  const headers = { "sec-fetch-site": "same-origin" };
  const status = async (path: string, method = "GET") =>
    (await handler(new Request(`${ORIGIN}/api/v1/organization/${path}`, { method, headers })))
      .status;
  expect(await status("roles/r1", "DELETE")).toBe(403);
  expect(await status("policies")).toBe(404);
});

test.each([
  ["an OpenAPI document", { openapi: "3.1.0", paths: {} }],
  ["a table of other objects", { listRoles: { method: "GET", path: "roles" } }],
  ["a table of null", { listRoles: null }],
])("rejects %s", (_, operationTable) => {
  const make = () =>
    createConfidentHandler<string, OperationTable>({
      ...required,
      operationTable: operationTable as never,
      operations: ["listRoles"],
      authorize: () => "someone",
    });
  expect(make).toThrow(/operationTable must be a table.*confident-operations/);
});

test("the table types the ids", () => {
  const make = (): unknown[] => [
    createConfidentHandler({
      ...required,
      operationTable: operations,
      // @ts-expect-error an operation of the document that the table does not contain
      operations: ["listPolicies"],
      authorize: () => "someone",
    }),
    createConfidentHandler({
      ...required,
      operationTable: operations,
      operations: ["listRoles", "deleteRole"],
      // @ts-expect-error not an id of the table
      authorize: ({ operation }) => operation === "listPolicies" && "someone",
    }),
    createConfidentHandler({
      ...required,
      // @ts-expect-error not an id of the document
      operations: ["listAuditLogs"],
      authorize: () => "someone",
    }),
  ];
  expect(make).toBeTypeOf("function");
});
