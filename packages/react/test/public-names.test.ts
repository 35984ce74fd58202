import { expect, test } from "vitest";
import * as react from "../src/index.ts";
import * as queries from "../src/queries.ts";
import * as testing from "../src/testing.ts";

test("the public names without React", () => {
  expect(Object.keys(queries).sort()).toMatchInlineSnapshot(`
    [
      "confidentKeys",
      "createConfidentQueries",
      "createPolicyMutation",
      "deletePolicyMutation",
      "grantPermissionsMutation",
      "groupByResource",
      "organizationQuery",
      "overlayPolicies",
      "permissionsByResourceQuery",
      "permissionsQuery",
      "policiesQuery",
      "policyQuery",
      "revokePermissionsMutation",
      "updateOrganizationMutation",
      "updatePolicyMutation",
    ]
  `);
});

test("the public names with React, besides those", () => {
  const names = Object.keys(react).filter((name) => !(name in queries));
  expect(names.sort()).toMatchInlineSnapshot(`
    [
      "ConfidentProvider",
      "useConfidentAdmin",
      "useCreatePolicy",
      "useDeletePolicy",
      "useGrantPermissions",
      "useOrganization",
      "usePermissions",
      "usePolicies",
      "usePolicy",
      "useRevokePermissions",
      "useSuspenseOrganization",
      "useSuspensePermissions",
      "useSuspensePolicies",
      "useSuspensePolicy",
      "useUpdateOrganization",
      "useUpdatePolicy",
    ]
  `);
});

test("the public names for tests", () => {
  expect(Object.keys(testing).sort()).toMatchInlineSnapshot(`
    [
      "createTestQueryClient",
      "renderWithConfident",
    ]
  `);
});
