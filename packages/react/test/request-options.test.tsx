import { act, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import {
  useCreateOrganizationApiKey,
  useInfiniteMembers,
  useMembers,
  usePolicy,
  useRoles,
  useUpdateProjectRole,
  useUpdateRole,
} from "../src/index.ts";
import { createConfidentQueries } from "../src/queries.ts";
import { renderHooks } from "./support/render-hooks.tsx";
import { stubApi } from "./support/stub-api.ts";

const ROLE = { id: "r1", name: "Clerk" };
const role = { name: "Clerk", policyIds: [] };
const KEY = { id: 1, name: "CI", valid: true, value: "x".repeat(20), created_at: "" };
const SECRET = "per-call-secret";
const request = { headers: { "x-trace": SECRET } };

const api = () =>
  stubApi({
    "GET /v1/organization/roles": { roles: [ROLE] },
    "GET /v1/organization/policies": { policies: [ROLE] },
    "GET /v1/organization/members": { members: [], total: 0 },
    "PUT /v1/organization/roles/r1": { role: ROLE },
    "PUT /v1/projects/p/roles/r1": { role: ROLE },
    "POST /v1/organization/api-keys": { apiKey: KEY },
  });

function useEverything() {
  return {
    queries: [
      useRoles({ request }),
      usePolicy("r1", { request }),
      useMembers({}, { request }),
      useInfiniteMembers({}, { request }),
    ],
    role: useUpdateRole({ request }),
    projectRole: useUpdateProjectRole("p", { request }),
    apiKey: useCreateOrganizationApiKey({ request, onSecret: () => {} }),
  };
}

test("headers of a hook are sent, but are neither in keys nor in what devtools show", async () => {
  const { client, headers, requests } = api();
  const { current, queryClient } = renderHooks(useEverything, undefined, { client });
  await waitFor(() => expect(current().queries.every(({ data }) => data)).toBe(true));
  await act(() => current().role.mutateAsync({ roleId: "r1", role }));
  await act(() => current().projectRole.mutateAsync({ roleId: "r1", role }));
  await act(() => current().apiKey.mutateAsync({ name: "CI" }));
  expect(requests.length).toBeGreaterThanOrEqual(7);
  expect(headers.map((one) => one.get("x-trace"))).toEqual(requests.map(() => SECRET));
  const shown = [
    ...queryClient.getQueryCache().getAll(),
    ...queryClient.getMutationCache().getAll(),
  ].map(({ options, state }) => ({ options, state }));
  expect(JSON.stringify(shown)).not.toContain(SECRET);
});

test("the timeout of a mutation applies to its request", async () => {
  const { client } = stubApi({});
  const mutation = { request: { timeout: 20 } };
  const { current } = renderHooks(useUpdateRole, mutation, { client });
  await act(async () => {
    await expect(current().mutateAsync({ roleId: "r1", role })).rejects.toMatchObject({
      name: "ConfidentTimeoutError",
    });
  });
});

test("query options without hooks take request options after the ids", async () => {
  const { client, headers } = api();
  const queries = createConfidentQueries({ client });
  const { queryClient } = renderHooks(() => null, undefined, { client });
  await queryClient.query(queries.roles(request));
  await queryClient.query(queries.role("r1", { headers: { "x-trace": "another" } }));
  await queryClient.query(queries.members({ page: 2 }, request));
  expect(headers.map((one) => one.get("x-trace"))).toEqual([SECRET, "another", SECRET]);
});
