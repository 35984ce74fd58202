// The options of a page's query, with TanStack Query's own hooks.
import type { Page } from "@confident-admin/core";
import { useQuery } from "@tanstack/react-query";
import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { useConfidentAdmin, useMembers } from "../src/index.ts";
import { renderHooks } from "./support/render-hooks.tsx";
import { stubApi } from "./support/stub-api.ts";

interface Shown {
  readonly isPlaceholderData: boolean;
  readonly isPending: boolean;
  readonly data: Page<unknown> | undefined;
}

const members = ({ url }: { readonly url: URL }) => ({
  members: [{ id: `page-${url.searchParams.get("page")}`, email: "a@northwind.example" }],
  total: 60,
});
const api = () =>
  stubApi({
    "GET /v1/organization/members": members,
    "GET /v1/projects/p/members": members,
    "GET /v1/organization/governance-policies/g/projects": ({ url }) => ({
      projects: [{ id: `page-${url.searchParams.get("page")}`, name: "P" }],
      total: 60,
    }),
  });

const HOOKS = {
  members: (page: number) => useQuery(useConfidentAdmin().members({ page })),
  projectMembers: (page: number) => useQuery(useConfidentAdmin().projectMembers("p", { page })),
  governancePolicyProjects: (page: number) =>
    useQuery(useConfidentAdmin().governancePolicyProjects("g", { page })),
};

test.each(Object.entries(HOOKS))(
  "the options of %s show the previous page until the next one has arrived",
  async (_, hook) => {
    const { current, rerender } = renderHooks<number, Shown>(hook, 1, api());
    await waitFor(() => expect(current().data?.items).toMatchObject([{ id: "page-1" }]));
    rerender(2);
    expect(current()).toMatchObject({ isPlaceholderData: true, data: { page: 1 } });
    await waitFor(() => expect(current().data?.items).toMatchObject([{ id: "page-2" }]));
  },
);

test("the options show neither another project's page nor a page while an id is unknown", async () => {
  const { current, rerender } = renderHooks(
    (projectId: string | undefined) => useQuery(useConfidentAdmin().projectMembers(projectId)),
    "p" as string | undefined,
    api(),
  );
  await waitFor(() => expect(current().data?.total).toBe(60));
  for (const projectId of ["q", undefined]) {
    rerender(projectId);
    expect(current()).toMatchObject({ isPending: true, data: undefined });
  }
});

function useOwnPlaceholders(page: number) {
  return {
    none: useMembers({ page }, { placeholderData: () => undefined }),
    own: useMembers({ page }, { placeholderData: { items: [], total: 0, page, pageSize: 25 } }),
  };
}

test("a page's hook takes another placeholder, or none", async () => {
  const { current, rerender } = renderHooks<number, ReturnType<typeof useOwnPlaceholders>>(
    useOwnPlaceholders,
    1,
    api(),
  );
  await waitFor(() => expect(current().none.data?.total).toBe(60));
  rerender(2);
  expect(current().none).toMatchObject({ isPending: true, data: undefined });
  expect(current().own).toMatchObject({ isPlaceholderData: true, data: { total: 0, page: 2 } });
});
