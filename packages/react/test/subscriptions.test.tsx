import { act, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { useProjectRoles, useUpdateProjectRole } from "../src/index.ts";
import { createConfidentQueries } from "../src/queries.ts";
import { createTestQueryClient, renderWithConfident } from "../src/testing.ts";
import { stubApi } from "./support/stub-api.ts";

const api = () =>
  stubApi({
    "GET /v1/projects/p/roles": { roles: [] },
    "PUT /v1/projects/p/roles/r": { role: { id: "r", name: "R" } },
  });
const variables = { roleId: "r", role: { name: "R", policyIds: [] } };

test("reading and writing without a component leaves no subscription to the mutation cache", async () => {
  const queries = createConfidentQueries({ client: api().client });
  const queryClient = createTestQueryClient();
  await queryClient.query(queries.projectRoles("p"));
  const update = queries.updateProjectRole("p");
  await queryClient.getMutationCache().build(queryClient, update).execute(variables);
  expect(queryClient.getMutationCache().hasListeners()).toBe(false);
});

type Update = ReturnType<typeof useUpdateProjectRole>;

function Roles({ onRender }: { readonly onRender: (update: Update) => void }) {
  useProjectRoles("p");
  onRender(useUpdateProjectRole("p"));
  return null;
}

test("a list's subscription to the mutation cache ends when its component is unmounted", async () => {
  const { client, requests } = api();
  let update: Update | undefined;
  const page = <Roles onRender={(current) => (update = current)} />;
  const { queryClient, unmount } = renderWithConfident(page, { client });
  await waitFor(() => expect(requests).toHaveLength(1));
  await act(() => update?.mutateAsync(variables));
  expect(queryClient.getMutationCache().hasListeners()).toBe(true);
  unmount();
  expect(queryClient.getMutationCache().hasListeners()).toBe(false);
});
