// The pages of an infinite list shift if rows are added or removed between the requests for them.
import { act, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { useInfiniteMembers, useRemoveMember } from "../src/index.ts";
import { renderHooks } from "./support/render-hooks.tsx";
import { stubApi } from "./support/stub-api.ts";

const PAGE = "GET /v1/organization/members";

function organization(...names: string[]) {
  const server = {
    names,
    /** Called before a page is read. */
    onRead: (_page: number): void | Promise<void> => {},
  };
  const api = stubApi({
    [PAGE]: async ({ url }) => {
      const page = Number(url.searchParams.get("page"));
      await server.onRead(page);
      const rows = server.names.slice(2 * (page - 1), 2 * page);
      const members = rows.map((id) => ({ id, email: `${id}@northwind.example` }));
      return { members, total: server.names.length };
    },
    "DELETE /v1/organization/members/a": () => {
      server.names = server.names.filter((name) => name !== "a");
      return { id: "a", removed: true };
    },
  });
  return Object.assign(server, api);
}

const useMemberList = () => ({
  list: useInfiniteMembers({ pageSize: 2 }),
  remove: useRemoveMember(),
});

/** Renders a list and records the rows of every render, such as `a b c`. */
async function loaded(server: ReturnType<typeof organization>) {
  const renders: string[] = [];
  const { current } = renderHooks(
    () => {
      const result = useMemberList();
      const { pages = [] } = result.list.data ?? {};
      renders.push(pages.flatMap(({ items }) => items.map(({ id }) => id)).join(" "));
      return result;
    },
    undefined,
    server,
  );
  await waitFor(() => expect(renders.at(-1)).toBe("a b"));
  const pages = () => server.requests.map((request) => /page=(\d)/.exec(request)?.[1]).join("");
  return {
    current,
    renders,
    pages,
    shows: (rows: string) => waitFor(() => expect(renders.at(-1)).toBe(rows)),
  };
}

const withDuplicates = (renders: readonly string[]) =>
  renders.map((rows) => rows.split(" ")).filter((rows) => new Set(rows).size < rows.length);

test("reads no page twice if the list does not change", async () => {
  const server = organization("a", "b", "c", "d", "e");
  const { current, pages, shows } = await loaded(server);
  await act(() => current().list.fetchNextPage());
  await act(() => current().list.fetchNextPage());
  await shows("a b c d e");
  expect(current().list.isFetching).toBe(false);
  expect(pages()).toBe("123");
});

test("shows every row once, and finds the one that others have added before it", async () => {
  const server = organization("a", "b", "c", "d", "e");
  const { current, renders, pages, shows } = await loaded(server);
  server.names = ["new", ...server.names];
  let refetch = () => {};
  const held = new Promise<void>((resolve) => (refetch = resolve));
  server.onRead = (page) => (page === 1 ? held : undefined);
  act(() => void current().list.fetchNextPage());
  await shows("a b c");
  refetch();
  await shows("new a b c");
  expect(withDuplicates(renders)).toEqual([]);
  expect(current().list.data?.pages.map(({ total }) => total)).toEqual([6, 6]);
  expect(pages()).toBe("1212");
});

test("finds the row that moved to an earlier page when others removed one", async () => {
  const server = organization("a", "b", "c", "d", "e");
  const { current, pages, shows } = await loaded(server);
  server.names = server.names.slice(1);
  await act(() => current().list.fetchNextPage());
  await shows("b c d e");
  expect(current().list.hasNextPage).toBe(false);
  expect(pages()).toBe("1212");
});

test("finds the row that was replaced by another one", async () => {
  const server = organization("a", "b", "c", "d", "e");
  const { current, shows } = await loaded(server);
  server.names = ["new", "a", "b", "c", "d"];
  await act(() => current().list.fetchNextPage());
  await shows("new a b c");
});

test("finds the row that moved when the page itself removed one before the next page was read", async () => {
  const server = organization("a", "b", "c", "d", "e");
  const { current, shows } = await loaded(server);
  let held = false;
  server.onRead = (page) => (page === 1 && !held ? new Promise(() => (held = true)) : undefined);
  act(() => current().remove.mutate({ userId: "a" }));
  await waitFor(() => expect(held).toBe(true));
  await shows("b");
  // It cancels the refetch.
  await act(() => current().list.fetchNextPage());
  await shows("b c d e");
});

test("has no next page once a removal leaves none, even before the refetch", async () => {
  const server = organization("a", "b", "c", "d", "e");
  const { current, shows } = await loaded(server);
  await act(() => current().list.fetchNextPage());
  await shows("a b c d");
  expect(current().list.hasNextPage).toBe(true);
  server.onRead = () => new Promise(() => {});
  act(() => current().remove.mutate({ userId: "a" }));
  await shows("b c d");
  expect(current().list.hasNextPage).toBe(false);
});

test("shows every row once if others add one during a refetch", async () => {
  const server = organization("a", "b", "c", "d", "e");
  const { current, renders, shows } = await loaded(server);
  await act(() => current().list.fetchNextPage());
  await shows("a b c d");
  server.onRead = (page) => {
    server.names = page === 2 ? [...new Set(["new", ...server.names])] : server.names;
  };
  await act(() => current().list.refetch());
  await shows("new a b c");
  expect(withDuplicates(renders)).toEqual([]);
});

test("finds the row that moved when others removed one during a refetch", async () => {
  const server = organization("a", "b", "c", "d", "e");
  const { current, pages, shows } = await loaded(server);
  await act(() => current().list.fetchNextPage());
  await shows("a b c d");
  server.onRead = (page) => {
    server.names = server.names.filter((name) => page !== 2 || name !== "a");
  };
  await act(() => current().list.refetch());
  await shows("b c d e");
  expect(current().list.hasNextPage).toBe(false);
  expect(current().list.data?.pages.map(({ total }) => total)).toEqual([4, 4]);
  expect(pages()).toBe("121212");
});

test("a refetch of a list that keeps changing ends, and shows every row once", async () => {
  const server = organization("a", "b", "c", "d", "e");
  const { current, renders, pages, shows } = await loaded(server);
  await act(() => current().list.fetchNextPage());
  await shows("a b c d");
  let count = 0;
  server.onRead = (page) => {
    server.names = page === 2 ? [`new-${++count}`, ...server.names] : server.names;
  };
  const { isSuccess } = await act(() => current().list.refetch());
  expect(isSuccess).toBe(true);
  await waitFor(() => expect(renders.at(-1)).toMatch(/^new-4 new-3 /));
  expect(withDuplicates(renders)).toEqual([]);
  expect(pages()).toBe(`12${"12".repeat(5)}`);
});

test("reads a previous page once, even if the last page is short and maxPages drops it", async () => {
  const server = organization("a", "b", "c", "d", "e");
  const { current } = renderHooks(
    () => useInfiniteMembers({ pageSize: 2 }, { maxPages: 2 }),
    undefined,
    server,
  );
  await waitFor(() => expect(current().data).toBeDefined());
  await act(() => current().fetchNextPage());
  await act(() => current().fetchNextPage());
  await act(() => current().fetchPreviousPage());
  await waitFor(() => expect(current().data?.pageParams).toEqual([1, 2]));
  expect(current().isFetching).toBe(false);
  expect(server.requests).toEqual([1, 2, 3, 1].map((page) => `${PAGE}?page=${page}&pageSize=2`));
});
