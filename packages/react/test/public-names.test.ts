import { expect, test } from "vitest";
import * as react from "../src/index.ts";
import * as queries from "../src/queries.ts";
import * as testing from "../src/testing.ts";

test("exports these names without React", () => {
  expect(Object.keys(queries).sort()).toMatchInlineSnapshot(`
    [
      "confidentKeys",
      "createConfidentQueries",
      "createPolicyMutation",
      "createRoleMutation",
      "deletePolicyMutation",
      "deleteRoleMutation",
      "grantPermissionsMutation",
      "groupByResource",
      "organizationQuery",
      "overlayPolicies",
      "permissionsByResourceQuery",
      "permissionsQuery",
      "policiesQuery",
      "policyQuery",
      "revokePermissionsMutation",
      "roleQuery",
      "rolesQuery",
      "updateOrganizationMutation",
      "updatePolicyMutation",
      "updateRoleMutation",
    ]
  `);
});

test("exports these names with React, in addition", () => {
  const names = Object.keys(react).filter((name) => !(name in queries));
  expect(names.sort()).toMatchInlineSnapshot(`
    [
      "ConfidentProvider",
      "useConfidentAdmin",
      "useCreatePolicy",
      "useCreateRole",
      "useDeletePolicy",
      "useDeleteRole",
      "useGrantPermissions",
      "useOrganization",
      "usePermissions",
      "usePolicies",
      "usePolicy",
      "useRevokePermissions",
      "useRole",
      "useRoles",
      "useSuspenseOrganization",
      "useSuspensePermissions",
      "useSuspensePolicies",
      "useSuspensePolicy",
      "useSuspenseRole",
      "useSuspenseRoles",
      "useUpdateOrganization",
      "useUpdatePolicy",
      "useUpdateRole",
    ]
  `);
});

test("exports these names for tests", () => {
  expect(Object.keys(testing).sort()).toMatchInlineSnapshot(`
    [
      "createTestQueryClient",
      "renderWithConfident",
    ]
  `);
});
