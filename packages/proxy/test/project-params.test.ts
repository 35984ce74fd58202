// authorize and onAudit get the ids in the path, such as the project's.
import { type OperationId, operations } from "@confident-admin/spec/operations";
import { expect, test } from "vitest";
import type { AuditEvent, AuthorizeContext } from "../src/index.ts";
import { exampleRequest, rawExample } from "./support/example-request.ts";
import { JSON_TYPE, SAME_ORIGIN } from "./support/raw.ts";
import { linesOf } from "./support/routes.ts";
import { ALL, BASE_PATH, startProxy } from "./support/start-proxy.ts";

const WITH_IDS = ALL.filter((id) => operations[id].path.includes("{"));

test.each(WITH_IDS)("%s passes its ids to authorize and onAudit", async (id) => {
  const contexts: AuthorizeContext[] = [];
  const proxy = await startProxy({
    authorize: (context) => contexts.push(context),
    allow: { transferOwnership: true, revokeOwnKey: true },
  });
  expect((await proxy.send(rawExample(id, BASE_PATH))).status).toBe(200);
  const { params } = exampleRequest(id);
  expect(Object.keys(params).length).toBeGreaterThan(0);
  expect(contexts).toMatchObject([{ operation: id, params }]);
  expect(proxy.audits).toMatchObject([{ operation: id, params, outcome: "succeeded" }]);
});

test("all operations of a project have projectId", async () => {
  const ofProject = ALL.filter((id) => operations[id].path.startsWith("/v1/projects/"));
  expect(ofProject.length).toBeGreaterThan(20);
  for (const id of ofProject) {
    expect(exampleRequest(id).params).toHaveProperty("projectId");
  }
});

test("authorize can limit a caller to a project", async () => {
  const proxy = await startProxy({ authorize: ({ params }) => params.projectId === "p 1" });
  const list = (project: string) =>
    proxy.send({ target: `${BASE_PATH}/v1/projects/${project}/members?page=2&pageSize=50` });
  expect((await list("p%201")).status).toBe(200);
  expect((await list("p2")).status).toBe(403);
  expect((await list("p%25201")).status).toBe(403);
  expect(linesOf(proxy.api.requests)).toEqual([
    "GET /v1/projects/p%201/members?page=2&pageSize=50",
  ]);
  expect(proxy.audits).toMatchObject([
    { params: { projectId: "p 1" }, query: { page: 2, pageSize: 50 }, outcome: "succeeded" },
    { params: { projectId: "p2" }, outcome: "rejected" },
    { params: { projectId: "p%201" }, outcome: "rejected" },
  ]);
});

test.each([
  ["listMembers", "/v1/organization/members?page=0", 'Query parameter "page"'],
  ["listMembers", "/v1/organization/members?pageSize=101", 'Query parameter "pageSize"'],
  ["listProjectMembers", "/v1/projects/p1/members?page=1.5", 'Query parameter "page"'],
  ["listMembers", "/v1/organization/members?page=1&page=2", "must not occur more than once"],
  ["listProjects", "/v1/projects?page=1", "does not accept query parameters"],
  ["getProjectApiKey", "/v1/projects/p1/api-keys/07", 'Path parameter "apiKeyId"'],
  ["getOrganizationApiKey", "/v1/organization/api-keys/0", 'Path parameter "apiKeyId"'],
] satisfies [OperationId, string, string][])("rejects %s at %s", async (id, path, message) => {
  const proxy = await startProxy();
  const response = await proxy.send({ target: BASE_PATH + path });
  expect(response.status).toBe(400);
  expect(JSON.parse(response.body).error).toContain(message);
  expect(proxy.audits).toMatchObject([{ operation: id, outcome: "rejected", status: 400 }]);
  expect(proxy.api.requests).toEqual([]);
});

test("forwards several project ids to a governance policy, and rejects none", async () => {
  const proxy = await startProxy();
  const assign = (projectIds: readonly string[]) =>
    proxy.send({
      method: "POST",
      target: `${BASE_PATH}/v1/organization/governance-policies/g1/assign`,
      headers: [SAME_ORIGIN, JSON_TYPE],
      body: JSON.stringify({ projectIds }),
    });
  expect((await assign(["p1", "p2"])).status).toBe(200);
  expect((await assign([])).status).toBe(422);
  expect(linesOf(proxy.api.requests)).toEqual([
    "POST /v1/organization/governance-policies/g1/assign",
  ]);
});

test("the ids are typed", () => {
  const read = ({ params }: AuthorizeContext): string | undefined =>
    params.projectId ?? params.policyId ?? params.apiKeyId;
  const audit = ({ params }: AuditEvent<string>) => params.userId;
  // @ts-expect-error no path has this parameter
  const unknown = ({ params }: AuthorizeContext) => params.tenantId;
  expect([read, audit, unknown]).toHaveLength(3);
});
