// A rename reads the policy or role first, and writes the rest of it back.
import { act, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import {
  usePolicies,
  useProjectPolicies,
  useProjectRoles,
  useRenamePolicy,
  useRenameProjectPolicy,
  useRenameProjectRole,
  useRenameRole,
  useRoles,
} from "../src/index.ts";
import { renderHooks } from "./support/render-hooks.tsx";
import { stubApi } from "./support/stub-api.ts";

const POLICY = {
  id: "x",
  name: "Old",
  description: "Kept",
  permissions: [{ id: "perm-1", name: "billing:read" }],
};
const ROLE = {
  id: "x",
  name: "Old",
  description: "Kept",
  policies: [{ id: "p1", name: "Billing" }],
  organizationId: "o",
  projectId: "p",
};

interface Hooks {
  readonly list: { readonly data: readonly object[] | undefined };
  readonly rename: {
    readonly mutateAsync: (variables: {
      readonly policyId: string;
      readonly roleId: string;
      readonly name: string;
    }) => Promise<object>;
  };
}

const CASES: readonly (readonly [string, object, () => Hooks])[] = [
  ["/v1/organization/policies", POLICY, () => ({ list: usePolicies(), rename: useRenamePolicy() })],
  [
    "/v1/projects/p/policies",
    POLICY,
    () => ({ list: useProjectPolicies("p"), rename: useRenameProjectPolicy("p") }),
  ],
  ["/v1/organization/roles", ROLE, () => ({ list: useRoles(), rename: useRenameRole() })],
  [
    "/v1/projects/p/roles",
    ROLE,
    () => ({ list: useProjectRoles("p"), rename: useRenameProjectRole("p") }),
  ],
];

test.each(CASES)(
  "a rename in %s is pending and keeps everything else",
  async (path, old, hooks) => {
    const [plural, noun] = path.endsWith("roles") ? ["roles", "role"] : ["policies", "policy"];
    let item = old;
    let respond = () => {};
    const held = new Promise<void>((resolve) => (respond = resolve));
    const { client } = stubApi({
      [`GET ${path}`]: () => ({ [plural]: [item] }),
      [`PUT ${path}/x`]: async () => {
        await held;
        item = { ...old, name: "New" };
        return { [noun]: item };
      },
    });
    const { current } = renderHooks(hooks, undefined, { client });
    await waitFor(() => expect(current().list.data).toEqual([old]));
    const renamed = current().rename.mutateAsync({ policyId: "x", roleId: "x", name: "New" });
    await waitFor(() =>
      expect(current().list.data).toEqual([{ ...old, name: "New", pending: "update" }]),
    );
    respond();
    expect(await act(() => renamed)).toEqual({ ...old, name: "New" });
    expect(current().list.data).toEqual([{ ...old, name: "New" }]);
  },
);
