// The queries of one resource contain the response to its update before onSuccess runs.
import { QueryObserver } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { createConfidentQueries } from "../src/queries.ts";
import { createTestQueryClient } from "../src/testing.ts";
import { stubApi } from "./support/stub-api.ts";

const OLD = { id: "x", name: "Old" };
const NEW = { id: "x", name: "New" };
const policy = { name: "New", permissionIds: [] };
const role = { name: "New", policyIds: [] };
const apiKey = (valid: boolean) => ({ id: 1, name: "CI", valid, value: "***", created_at: "" });
const plan = { plan: "TEAM", created_at: "" };

const { client, requests } = stubApi({
  "GET /v1/organization": { organization: { ...OLD, ...plan } },
  "PUT /v1/organization": { organization: { ...NEW, ...plan } },
  "GET /v1/projects/x": { project: OLD },
  "PUT /v1/projects/x": { project: NEW },
  ...Object.fromEntries(
    ["/v1/organization", "/v1/projects/x"].flatMap((base) => [
      [`GET ${base}/policies`, { policies: [OLD] }],
      [`PUT ${base}/policies/x`, { policy: NEW }],
      [`GET ${base}/roles`, { roles: [OLD] }],
      [`PUT ${base}/roles/x`, { role: NEW }],
      [`GET ${base}/api-keys/1`, { apiKey: apiKey(true) }],
      [`PUT ${base}/api-keys/1`, { apiKey: apiKey(false) }],
    ]),
  ),
});
const queries = createConfidentQueries({ client });
const disable = { apiKeyId: 1, apiKey: { valid: false } };

type Query = ReturnType<typeof queries.policies>;
type Update = (...args: readonly unknown[]) => ReturnType<typeof queries.updatePolicy>;

/** A query, the mutation that updates its resource, the ids of what that belongs to, and the variables. */
const CASES: Record<string, readonly unknown[]> = {
  organization: [queries.organization(), queries.updateOrganization, [], { name: "New" }],
  project: [queries.project("x"), queries.updateProject, [], { projectId: "x", project: NEW }],
  policy: [queries.policy("x"), queries.updatePolicy, [], { policyId: "x", policy }],
  role: [queries.role("x"), queries.updateRole, [], { roleId: "x", role }],
  "project's policy": [
    queries.projectPolicy("x", "x"),
    queries.updateProjectPolicy,
    ["x"],
    { policyId: "x", policy },
  ],
  "project's role": [
    queries.projectRole("x", "x"),
    queries.updateProjectRole,
    ["x"],
    { roleId: "x", role },
  ],
  "API key": [queries.organizationApiKey(1), queries.updateOrganizationApiKey, [], disable],
  "project's API key": [queries.projectApiKey("x", 1), queries.updateProjectApiKey, ["x"], disable],
};

test.each(Object.entries(CASES))("the %s is up to date in onSuccess", async (name, one) => {
  const [query, update, ids, variables] = one as [Query, Update, unknown[], never];
  const [before, after] = name.endsWith("API key")
    ? [{ valid: true }, { valid: false }]
    : [{ name: "Old" }, { name: "New" }];
  const queryClient = createTestQueryClient();
  await queryClient.query(query);
  const shown = () =>
    new QueryObserver(queryClient, { ...query, enabled: false }).getCurrentResult().data;
  expect(shown()).toMatchObject(before as object);
  const seen: unknown[] = [];
  const options = update(...ids, { onSuccess: () => void seen.push(shown()) });
  const sent = requests.length;
  await queryClient.getMutationCache().build(queryClient, options).execute(variables);
  expect(seen).toEqual([expect.objectContaining(after as object)]);
  expect(requests.slice(sent).filter((request) => request.startsWith("GET"))).toEqual([]);
});
