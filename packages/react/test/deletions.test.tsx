// The queries of a deleted resource are not fetched again, because their requests would fail.
import { act, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import {
  confidentKeys,
  createConfidentQueries,
  useDeleteOrganizationApiKey,
  useDeleteProject,
  useDeleteProjectApiKey,
  useOrganizationApiKey,
  useOrganizationApiKeys,
  useProject,
  useProjectApiKey,
  useProjectMembers,
  useProjectPolicies,
  useProjectRole,
  useProjects,
} from "../src/index.ts";
import { renderHooks } from "./support/render-hooks.tsx";
import { stubApi } from "./support/stub-api.ts";

const PROJECT = { id: "p", name: "P" };
const OTHER = { id: "q", name: "Q" };
const ROLE = { id: "r", name: "Lead", organizationId: null, projectId: "p", policies: [] };
const key = (id: number) => ({ id, name: "CI", valid: true, value: "***", created_at: "" });

const useProjectPage = () => ({
  list: useProjects(),
  parts: [useProject("p"), useProjectMembers("p"), useProjectPolicies("p"), useProject("q")],
  role: useProjectRole("p", "r"),
  remove: useDeleteProject(),
});

test("deleting a project sends no more requests to it", async () => {
  const { client, requests } = stubApi({
    "GET /v1/projects": { projects: [PROJECT, OTHER] },
    "GET /v1/projects/p": { project: PROJECT },
    "GET /v1/projects/q": { project: OTHER },
    "GET /v1/projects/p/members": { members: [], total: 0 },
    "GET /v1/projects/p/policies": { policies: [] },
    "GET /v1/projects/p/roles": { roles: [ROLE] },
    "GET /v1/projects/p/invitations": { invitations: [] },
    "DELETE /v1/projects/p": { id: "p", deleted: true },
  });
  const { current, queryClient } = renderHooks(useProjectPage, undefined, { client });
  await queryClient.query(createConfidentQueries({ client }).projectInvitations("p"));
  await waitFor(() => expect(current().parts.every(({ data }) => data)).toBe(true));
  await waitFor(() => expect(current().list.data && current().role.data).toBeDefined());
  const before = requests.length;
  await act(() => current().remove.mutateAsync({ projectId: "p" }));
  await act(async () => {});
  expect(requests.slice(before)).toEqual(["DELETE /v1/projects/p", "GET /v1/projects"]);
  const keys = confidentKeys().project("p");
  expect(queryClient.getQueryState(keys.invitations)).toBeUndefined();
  expect(current().parts[0]?.data).toEqual(PROJECT);
});

const useKeyPage = () => ({
  list: useOrganizationApiKeys(),
  keys: [useOrganizationApiKey(7), useOrganizationApiKey(8), useProjectApiKey("p", 7)],
  remove: useDeleteOrganizationApiKey(),
  removeFromProject: useDeleteProjectApiKey("p"),
});

test("deleting an API key does not read it again", async () => {
  const { client, requests } = stubApi(
    Object.fromEntries(
      ["/v1/organization/api-keys", "/v1/projects/p/api-keys"].flatMap((path) => [
        [`GET ${path}`, { apiKeys: [key(7), key(8)] }],
        [`GET ${path}/7`, { apiKey: key(7) }],
        [`GET ${path}/8`, { apiKey: key(8) }],
        [`DELETE ${path}/7`, { id: 7, deleted: true }],
      ]),
    ),
  );
  const { current } = renderHooks(useKeyPage, undefined, { client });
  await waitFor(() => expect(current().keys.every(({ data }) => data)).toBe(true));
  const before = requests.length;
  await act(() => current().remove.mutateAsync({ apiKeyId: 7 }));
  await act(() => current().removeFromProject.mutateAsync({ apiKeyId: 7 }));
  await act(async () => {});
  expect(requests.slice(before)).toEqual([
    "DELETE /v1/organization/api-keys/7",
    "GET /v1/organization/api-keys",
    "GET /v1/organization/api-keys/8",
    "DELETE /v1/projects/p/api-keys/7",
  ]);
});

test("a deletion that fails reads the project again", async () => {
  let projects = 0;
  const { client, requests } = stubApi({
    "GET /v1/projects/p": () => ({ project: { ...PROJECT, name: `P${projects++}` } }),
    "DELETE /v1/projects/p": () => {
      throw new TypeError("Connection lost");
    },
  });
  const { current } = renderHooks(
    () => ({ one: useProject("p"), remove: useDeleteProject() }),
    undefined,
    { client },
  );
  await waitFor(() => expect(current().one.data?.name).toBe("P0"));
  await act(() =>
    current()
      .remove.mutateAsync({ projectId: "p" })
      .catch(() => {}),
  );
  await waitFor(() => expect(current().one.data?.name).toBe("P1"));
  expect(requests).toHaveLength(3);
});
