import { act, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { useCreatePolicy, useDeletePolicy, usePolicies, useUpdatePolicy } from "../src/index.ts";
import { renderHooks } from "./support/render-hooks.tsx";
import { stubApi } from "./support/stub-api.ts";

function useAdmin() {
  return {
    list: usePolicies(),
    // Stays pending, as while a slow onMutate runs.
    invalid: useCreatePolicy({ onMutate: () => new Promise(() => {}) }),
    update: useUpdatePolicy(),
    remove: useDeletePolicy(),
  };
}

test("an invalid change does not hide the changes before and after it", async () => {
  const { client } = stubApi({
    "GET /v1/organization/policies": {
      policies: [
        { id: "p1", name: "One" },
        { id: "p2", name: "Two" },
      ],
    },
  });
  const { current } = renderHooks(useAdmin, undefined, { client });
  await waitFor(() => expect(current().list.data).toHaveLength(2));
  act(() => {
    current().update.mutate({ policyId: "p1", policy: { name: "Uno", permissionIds: [] } });
    current().invalid.mutate({ name: "Three", permissionIds: 5 } as never);
    current().remove.mutate({ policyId: "p2" });
  });
  await waitFor(() =>
    expect(current().list.data).toMatchObject([
      { name: "Uno", pending: "update" },
      { name: "Two", pending: "delete" },
    ]),
  );
  expect(current().list.data).toHaveLength(2);
});
