// What a page sees while onSecret runs, and after it fails.
import { act, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import {
  useCreateOrganizationApiKey,
  useDeleteOrganizationApiKey,
  useOrganizationApiKeys,
} from "../src/index.ts";
import { renderHooks } from "./support/render-hooks.tsx";
import { stubApi } from "./support/stub-api.ts";

const SECRET = "confident_us_org_s3cr3t0123456789abcdef";
const REDACTED = "***************abcdef";
const key = (id: number, value: string) => ({
  id,
  name: `Key ${id}`,
  valid: true,
  value,
  created_at: "2026-01-01T00:00:00Z",
});

/** Lists two keys at first, and what others have added since from then on. */
function api() {
  let lists = 0;
  return stubApi({
    "GET /v1/organization/api-keys": () => ({
      apiKeys: lists++ ? [key(2, REDACTED), key(7, REDACTED), key(8, "***")] : [key(1, "***")],
    }),
    "POST /v1/organization/api-keys": { apiKey: key(7, SECRET) },
    "DELETE /v1/organization/api-keys/1": { id: 1, deleted: true },
  });
}

function useKeys(onSecret: (value: string) => unknown) {
  return {
    list: useOrganizationApiKeys(),
    create: useCreateOrganizationApiKey({ onSecret }),
    remove: useDeleteOrganizationApiKey(),
  };
}

test("a slow onSecret delays neither the new row nor the refetches of the list", async () => {
  const { client, requests } = api();
  let store = () => {};
  const onSecret = () => new Promise<void>((resolve) => (store = resolve));
  const { current } = renderHooks(useKeys, onSecret, { client });
  await waitFor(() => expect(current().list.data).toHaveLength(1));
  const created = current().create.mutateAsync({ name: "CI" });
  await waitFor(() => expect(current().list.data?.map(({ id }) => id)).toEqual([2, 7, 8]));
  expect(current().list.data?.[1]).toEqual(key(7, REDACTED));
  const lists = () => requests.filter((request) => request.startsWith("GET")).length;
  expect(lists()).toBe(2);
  await act(() => current().remove.mutateAsync({ apiKeyId: 1 }));
  expect(lists()).toBe(3);
  expect(current().create.isPending).toBe(true);
  store();
  await act(() => created);
  await waitFor(() => expect(current().create.data).toEqual(key(7, REDACTED)));
});

test("the cache contains the redacted key when onSecret is called", async () => {
  const { client } = api();
  const held: unknown[] = [];
  const onSecret = vi.fn(() => {
    held.push(queryClient.getQueryCache().getAll()[0]?.state.data);
  });
  const { current, queryClient } = renderHooks(useKeys, onSecret, { client });
  await waitFor(() => expect(current().list.data).toHaveLength(1));
  await act(() => current().create.mutateAsync({ name: "CI" }));
  expect(onSecret.mock.calls).toEqual([[SECRET]]);
  expect(held).toEqual([[key(1, "***"), key(7, REDACTED)]]);
});

test.each([
  ["the beginning of the key", SECRET.slice(0, 20)],
  ["the end of the key", SECRET.slice(-16)],
  ["the key, reversed", [...SECRET].reverse().join("")],
])("the error of an onSecret that throws %s does not contain it", async (_, part) => {
  const { client } = api();
  const onSecret = () => {
    throw new Error(`Cannot copy ${part}`);
  };
  const { current, queryClient } = renderHooks(useKeys, onSecret, { client });
  await act(async () => {
    await expect(current().create.mutateAsync({ name: "CI" })).rejects.toMatchObject({
      name: "ConfidentConflictError",
      delivery: "answered",
      message: expect.stringContaining("onSecret failed"),
    });
  });
  const [mutation] = queryClient.getMutationCache().getAll();
  const { error } = mutation?.state ?? {};
  expect(`${error?.message}${error?.stack}${JSON.stringify(mutation?.state)}`).not.toContain(part);
  expect(error).not.toHaveProperty("cause");
  expect(queryClient.getQueryCache().getAll()[0]?.state.isInvalidated).toBe(false);
});
