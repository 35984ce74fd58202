import { act, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import {
  useCreateInvitations,
  useCreateOrganizationApiKey,
  useCreateProject,
  useCreateProjectApiKey,
  useCreateProjectInvitations,
  useInvitations,
  useOrganizationApiKey,
  useOrganizationApiKeys,
  useProjectApiKeys,
  useProjectInvitations,
  useProjects,
  useResendInvitation,
  useUpdateOrganizationApiKey,
} from "../src/index.ts";
import { heldBy } from "./support/held-by.ts";
import { renderHooks } from "./support/render-hooks.tsx";
import { stubApi } from "./support/stub-api.ts";

const SECRET = "confident_us_org_s3cr3t0123456789abcdef";
const REDACTED = "***************abcdef";
const TOKEN = "t0k3n-0123456789";
const KEY = { id: 7, name: "CI", valid: true, value: SECRET, created_at: "2026-01-01T00:00:00Z" };
const PROJECT = { id: "project-1", name: "Support" };
const INVITATION = {
  id: 3,
  email: "ada@northwind.example",
  status: "PENDING",
  created_at: "2026-01-01T00:00:00Z",
  token: TOKEN,
};

// A careless server that redacts nothing, not even in lists.
const careless = () =>
  stubApi({
    "GET /v1/organization/api-keys": { apiKeys: [{ ...KEY, shadowValue: SECRET }] },
    "GET /v1/organization/api-keys/7": { apiKey: KEY },
    "POST /v1/organization/api-keys": { apiKey: KEY },
    "PUT /v1/organization/api-keys/7": { apiKey: KEY },
    "GET /v1/projects/project-1/api-keys": { apiKeys: [KEY] },
    "POST /v1/projects/project-1/api-keys": { apiKey: KEY },
    "GET /v1/projects": { projects: [PROJECT] },
    "POST /v1/projects": { project: PROJECT, apiKey: KEY },
    "GET /v1/organization/invitations": { invitations: [INVITATION] },
    "POST /v1/organization/invitations": { invitations: [INVITATION] },
    "PUT /v1/organization/invitations/3": { invitation: INVITATION },
    "GET /v1/projects/project-1/invitations": { invitations: [INVITATION] },
    "POST /v1/projects/project-1/invitations": { invitations: [INVITATION] },
  });

function useCreations(onSecret: (value: string) => unknown) {
  return {
    lists: [
      useOrganizationApiKeys(),
      useOrganizationApiKey(7),
      useProjectApiKeys("project-1"),
      useProjects(),
    ],
    organizationKey: useCreateOrganizationApiKey({ onSecret }),
    projectKey: useCreateProjectApiKey("project-1", { onSecret }),
    project: useCreateProject({ onSecret }),
  };
}

test.each(["organizationKey", "projectKey", "project"] as const)(
  "the value of a new key reaches onSecret once and no cache (%s)",
  async (name) => {
    const onSecret = vi.fn();
    const { current, queryClient } = renderHooks(useCreations, onSecret, careless());
    await waitFor(() => expect(current().lists.every(({ data }) => data)).toBe(true));
    const seen: string[] = [];
    queryClient.getQueryCache().subscribe(() => seen.push(heldBy(queryClient)));
    queryClient.getMutationCache().subscribe(() => seen.push(heldBy(queryClient)));
    const result = await act<unknown>(() => current()[name].mutateAsync({ name: "CI" }));
    expect(onSecret.mock.calls).toEqual([[SECRET]]);
    const redacted = { ...KEY, value: REDACTED };
    expect(result).toEqual(name === "project" ? { project: PROJECT, apiKey: redacted } : redacted);
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.filter((held) => held.includes(SECRET))).toEqual([]);
    expect(seen.at(-1)).toContain(REDACTED);
  },
);

test("a pending key has a fully redacted value", async () => {
  const { client } = stubApi({ "GET /v1/organization/api-keys": { apiKeys: [] } });
  const { current } = renderHooks(useCreations, () => {}, { client });
  await waitFor(() => expect(current().lists[0]?.data).toEqual([]));
  act(() => current().organizationKey.mutate({ name: "CI" }));
  await waitFor(() =>
    expect(current().lists[0]?.data).toEqual([
      {
        id: expect.any(Number),
        name: "CI",
        valid: true,
        value: "***************",
        created_at: expect.stringMatching(/^\d{4}-.*Z$/),
        pending: "create",
      },
    ]),
  );
});

test("a mutation without onSecret rejects and sends nothing", async () => {
  const { client, requests } = stubApi({});
  const { current } = renderHooks(useCreateOrganizationApiKey, undefined as never, { client });
  await act(async () => {
    await expect(current().mutateAsync({ name: "CI" })).rejects.toMatchObject({
      name: "ConfidentArgumentError",
      delivery: "unsent",
    });
  });
  expect(requests).toEqual([]);
});

test("if onSecret fails with the value in its message, the mutation fails without the value", async () => {
  const onSecret = async (value: string) => {
    throw new Error(`Cannot copy ${value}`);
  };
  const { current, queryClient } = renderHooks(useCreations, onSecret, careless());
  await act(async () => {
    await expect(current().organizationKey.mutateAsync({ name: "CI" })).rejects.toMatchObject({
      name: "ConfidentConflictError",
      delivery: "answered",
      message: "onSecret failed. The API key was created, but its value is lost.",
    });
  });
  expect(heldBy(queryClient)).not.toContain(SECRET);
});

test("an update of a key is redacted too", async () => {
  const { current, queryClient } = renderHooks(useUpdateOrganizationApiKey, {}, careless());
  const updated = await act(() => current().mutateAsync({ apiKeyId: 7, apiKey: { valid: true } }));
  expect(updated.value).toBe(REDACTED);
  expect(heldBy(queryClient)).not.toContain(SECRET);
});

function useAllInvitations() {
  return {
    lists: [useInvitations(), useProjectInvitations("project-1")],
    create: useCreateInvitations(),
    createInProject: useCreateProjectInvitations("project-1"),
    resend: useResendInvitation(),
  };
}

test("the token of an invitation is removed from lists and responses", async () => {
  const { current, queryClient } = renderHooks(useAllInvitations, undefined, careless());
  await waitFor(() => expect(current().lists.every(({ data }) => data)).toBe(true));
  const { token: _, ...expected } = INVITATION;
  const emails = [INVITATION.email];
  expect(await act(() => current().create.mutateAsync({ emails }))).toEqual([expected]);
  expect(await act(() => current().createInProject.mutateAsync({ emails }))).toEqual([expected]);
  expect(await act(() => current().resend.mutateAsync({ invitationId: 3 }))).toEqual(expected);
  expect(current().lists.map(({ data }) => data)).toEqual([[expected], [expected]]);
  expect(heldBy(queryClient)).not.toContain(TOKEN);
});

test("returns a new project whose key the server does not return", async () => {
  const api = stubApi({
    "GET /v1/projects": { projects: [] },
    "POST /v1/projects": { project: PROJECT },
  });
  const onSecret = vi.fn();
  const { current } = renderHooks(() => useCreateProject({ onSecret }), undefined, api);
  const created = await act(() => current().mutateAsync({ name: "Support" }));
  expect(created).toEqual({ project: PROJECT });
  expect(onSecret).not.toHaveBeenCalled();
});

test("does not pass on a key that a proxy has redacted", async () => {
  const api = stubApi({
    "GET /v1/organization/api-keys": { apiKeys: [] },
    "POST /v1/organization/api-keys": { apiKey: { ...KEY, value: REDACTED } },
  });
  const onSecret = vi.fn();
  const { current } = renderHooks(() => useCreateOrganizationApiKey({ onSecret }), undefined, api);
  const created = await act(() => current().mutateAsync({ name: "CI" }));
  expect(created.value).toBe(REDACTED);
  expect(onSecret).not.toHaveBeenCalled();
});
