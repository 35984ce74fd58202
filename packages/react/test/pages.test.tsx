import type { Member, PageQuery } from "@confident-admin/core";
import { act, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import {
  useInfiniteMembers,
  useMembers,
  useProjectMembers,
  useRemoveMember,
  useRoles,
  useUpdateMemberRole,
} from "../src/index.ts";
import { renderHooks } from "./support/render-hooks.tsx";
import { stubApi } from "./support/stub-api.ts";

const ADMIN = { id: "r2", name: "Admin" };
const MEMBER = { id: "r1", name: "Member" };

/** An organization with these members, in pages. */
function organization(count: number) {
  const all = Array.from({ length: count }, (_, index): Member => {
    const id = `u${index + 1}`;
    return { id, email: `${id}@northwind.example`, organizationRole: MEMBER };
  });
  const list = ({ url }: { readonly url: URL }) => {
    const page = Number(url.searchParams.get("page"));
    const pageSize = Number(url.searchParams.get("pageSize"));
    return { members: all.slice((page - 1) * pageSize, page * pageSize), total: all.length };
  };
  return {
    "GET /v1/organization/members": list,
    "GET /v1/projects/p/members": list,
    "GET /v1/organization/roles": { roles: [MEMBER, ADMIN] },
  };
}

const ids = (rows: readonly { readonly id: string }[] = []) => rows.map(({ id }) => id);

test("shows the previous page until the next one has arrived", async () => {
  const { client, requests } = stubApi(organization(5));
  const { current, rerender } = renderHooks(useMembers, { page: 1, pageSize: 2 }, { client });
  expect(current().data).toBeUndefined();
  await waitFor(() => expect(ids(current().data?.items)).toEqual(["u1", "u2"]));
  rerender({ page: 2, pageSize: 2 });
  expect(current()).toMatchObject({ isPlaceholderData: true, data: { page: 1 } });
  await waitFor(() => expect(ids(current().data?.items)).toEqual(["u3", "u4"]));
  expect(current().data).toMatchObject({ total: 5, page: 2, pageSize: 2 });
  expect(requests).toEqual([
    "GET /v1/organization/members?page=1&pageSize=2",
    "GET /v1/organization/members?page=2&pageSize=2",
  ]);
});

test("does not show another project's page while a page is read", async () => {
  const { client } = stubApi(organization(2));
  const read = (projectId: string | undefined) => useProjectMembers(projectId);
  const { current, rerender } = renderHooks<string | undefined, ReturnType<typeof read>>(
    read,
    "p",
    { client },
  );
  await waitFor(() => expect(current().data?.total).toBe(2));
  rerender("q");
  expect(current()).toMatchObject({ isPending: true, data: undefined });
});

test("pages without a query and with the default one share the cache", async () => {
  const { client, requests } = stubApi(organization(2));
  const { current, rerender } = renderHooks(useMembers, undefined as PageQuery | undefined, {
    client,
  });
  await waitFor(() => expect(current().data?.total).toBe(2));
  rerender({ page: 1, pageSize: 25 });
  expect(current()).toMatchObject({ isPlaceholderData: false, data: { total: 2 } });
  expect(requests[0]).toBe("GET /v1/organization/members?page=1&pageSize=25");
});

test("reads a list page by page until the last one", async () => {
  const { client, requests } = stubApi(organization(5));
  const { current } = renderHooks(useInfiniteMembers, { pageSize: 2 }, { client });
  const loaded = () => current().data?.pages.flatMap(({ items }) => ids(items));
  await waitFor(() => expect(loaded()).toEqual(["u1", "u2"]));
  expect(current().hasNextPage).toBe(true);
  await act(() => current().fetchNextPage());
  await waitFor(() => expect(loaded()).toHaveLength(4));
  await act(() => current().fetchNextPage());
  await waitFor(() => expect(loaded()).toEqual(["u1", "u2", "u3", "u4", "u5"]));
  expect(current().hasNextPage).toBe(false);
  expect(requests).toHaveLength(3);
});

function useMemberAdmin() {
  return {
    roles: useRoles(),
    page: useMembers({ pageSize: 2 }),
    infinite: useInfiniteMembers({ pageSize: 2 }),
    update: useUpdateMemberRole(),
    remove: useRemoveMember(),
  };
}

test("marks pending changes on pages and in infinite lists", async () => {
  const { client } = stubApi(organization(5));
  const { current } = renderHooks(useMemberAdmin, undefined, { client });
  await waitFor(() => expect(current().infinite.data && current().roles.data).toBeDefined());
  await waitFor(() => expect(current().page.data?.total).toBe(5));
  act(() => {
    current().update.mutate({ userId: "u1", role: "Admin" });
    current().remove.mutate({ userId: "u2" });
    current().remove.mutate({ userId: "u9" });
  });
  const expected = [
    { id: "u1", organizationRole: ADMIN, pending: "update" },
    { id: "u2", organizationRole: MEMBER, pending: "delete" },
  ];
  await waitFor(() => expect(current().page.data?.items).toMatchObject(expected));
  expect(current().page.data?.items).toHaveLength(2);
  expect(current().page.data?.total).toBe(5);
  expect(current().infinite.data?.pages[0]?.items).toMatchObject(expected);
});

test("a confirmed change is on every cached page before the refetch", async () => {
  const table: Record<string, object> = {
    ...organization(3),
    "PUT /v1/organization/members/u1": {
      member: { id: "u1", email: "u1@northwind.example", organizationRole: ADMIN },
    },
    "DELETE /v1/organization/members/u2": { id: "u2", removed: true },
  };
  const { client } = stubApi(table);
  const { current } = renderHooks(useMemberAdmin, undefined, { client });
  await waitFor(() => expect(current().infinite.data).toBeDefined());
  await waitFor(() => expect(current().page.data?.total).toBe(3));
  // Refetches never get a response.
  delete table["GET /v1/organization/members"];
  act(() => {
    current().update.mutate({ userId: "u1", roleId: ADMIN.id });
    current().remove.mutate({ userId: "u2" });
  });
  const expected = { items: [{ id: "u1", organizationRole: ADMIN }], total: 2 };
  await waitFor(() => expect(current().page.data).toMatchObject(expected));
  expect(current().page.data?.items).toHaveLength(1);
  expect(current().page.data?.items[0]).not.toHaveProperty("pending");
  expect(current().infinite.data?.pages[0]).toMatchObject(expected);
});
