// The checks of the option allow apply to every valid path of your own document.
import type { Operation, OperationTable } from "@confident-admin/spec/operations";
import { expect, test } from "vitest";
import { createConfidentHandler } from "../src/index.ts";
import { operation, send } from "./support/custom-table.ts";

/** The last characters of the key that `send` uses. */
const OWN = "***************456789";
const BODY = {
  type: "object",
  properties: { roleId: { type: "string" }, userId: { type: "string" }, note: { type: "string" } },
} as const;

/** Sends a change to an API with an Owner and the handler's own key. */
async function change(change: Operation, target: string, body?: unknown) {
  const table: OperationTable = { change };
  const sent: string[] = [];
  const fetch = async (url: string | URL | Request, { method = "" }: RequestInit = {}) => {
    const { pathname } = new URL(String(url));
    sent.push(`${method} ${pathname}`);
    const roles = [
      { id: "r-owner", name: "Owner" },
      { id: "r-admin", name: "Admin" },
    ];
    return Response.json({ success: true, data: { roles, apiKey: { id: 7, value: OWN } } });
  };
  const { status, error } = await send(table, target, { method: change.method, body }, { fetch });
  return { status, error, sent };
}

test.each([
  ["/v1/organization/members/{userId}/", "PUT"],
  ["/v1/organization/members/{user-id}", "PUT"],
  ["/v1/organization/members/{user.id}", "PATCH"],
  ["/v1/organization/members/{userId}/role", "PUT"],
  ["/v1/organization/members/{userId}/roles/grant/", "POST"],
  ["/organization/members/{userId}", "PUT"],
  ["/v1/teams/{members}/organization/members/{userId}", "PUT"],
  ["/v2/projects/{project-id}/members/{userId}", "PUT"],
] satisfies [string, Operation["method"]][])(
  "rejects the role Owner at %s",
  async (path, method) => {
    const update = operation({ method, path, body: BODY });
    const target = path.replaceAll(/\{[^}]*\}/g, "x1");
    const scope = target.slice(0, target.lastIndexOf("/members/"));
    const owner = await change(update, target, { roleId: "r-owner" });
    expect(owner.status).toBe(403);
    expect(owner.error).toBe("Transferring ownership is not allowed.");
    expect(owner.sent).toEqual([`GET ${scope}/roles`]);
    expect(await change(update, target, { roleId: "r-admin" })).toMatchObject({ status: 200 });
  },
);

test.each([
  ["PUT", "/v1/organization/members/{userId}", { note: "Hi" }],
  ["PUT", "/v1/organization/members/{userId}", {}],
  ["POST", "/v1/organization/members/{userId}/make-owner", undefined],
] satisfies [Operation["method"], string, unknown][])(
  "rejects %s %s without a roleId",
  async (method, path, body) => {
    const update = operation({ method, path, ...(body && { body: BODY }) });
    const result = await change(update, path.replace("{userId}", "u1"), body);
    expect(result).toMatchObject({ status: 403, sent: [] });
    expect(result.error).toContain("This request has no roleId. It could transfer ownership");
  },
);

test("does not check reads or removals of members, or other paths", async () => {
  for (const [method, path] of [
    ["GET", "/v1/organization/members/{userId}"],
    ["DELETE", "/v1/organization/members/{userId}"],
    ["POST", "/v1/organization/members/search"],
    ["POST", "/v1/{members}/{userId}"],
  ] as const) {
    const target = path.replaceAll(/\{[^}]*\}/g, "x1");
    const { status, sent } = await change(operation({ method, path }), target);
    expect({ status, sent }).toEqual({ status: 200, sent: [`${method} ${target}`] });
  }
});

test("each project has its own roles, regardless of the parameter's name", async () => {
  const path = "/v1/projects/{project-id}/members/{userId}";
  const sent: string[] = [];
  const handler = createConfidentHandler<unknown, OperationTable>({
    operationTable: { update: operation({ method: "PUT", path, body: BODY }) },
    operations: ["update"],
    apiKey: "confident_us_org_0123456789",
    basePath: "/api",
    origins: ["https://admin.test"],
    authorize: () => "someone",
    fetch: async (url, { method } = {}) => {
      sent.push(`${method} ${new URL(String(url)).pathname}`);
      const id = String(url).includes("/p1/") ? "r1" : "r2";
      const roles = [
        { id, name: "Member" },
        { id: id === "r1" ? "r2" : "r1", name: "Owner" },
      ];
      return Response.json({ success: true, data: { roles } });
    },
  });
  const put = async (project: string) => {
    const headers = { "sec-fetch-site": "same-origin", "content-type": "application/json" };
    const init = { method: "PUT", headers, body: '{"roleId":"r1"}' };
    const url = `https://admin.test/api/v1/projects/${project}/members/u1`;
    return (await handler(new Request(url, init))).status;
  };
  expect([await put("p1"), await put("p2")]).toEqual([200, 403]);
  expect(sent.at(-1)).toBe("GET /v1/projects/p2/roles");
});

test.each([
  "/organization/api-keys/{apiKeyId}",
  "/v1/organization/api-keys/{api-key-id}",
  "/v1/organization/api-keys/{api.key.id}/",
  "/v1/tenants/{tenant-id}/organization/api-keys/{id}/revoke",
])("rejects deleting the own key at %s", async (path) => {
  const target = path.replaceAll(/\{[^}]*\}/g, "7");
  const result = await change(operation({ method: "DELETE", path }), target);
  expect(result.status).toBe(403);
  expect(result.error).toBe("Disabling or deleting this server's own API key is not allowed.");
  const key = target.replace("/revoke", "").replace(/\/$/, "");
  expect(result.sent).toEqual([`GET ${key}`]);
});
