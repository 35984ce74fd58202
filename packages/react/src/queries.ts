export { type ConfidentQueries, createConfidentQueries } from "./create-confident-queries.ts";
export { type ConfidentKey, type ConfidentKeys, confidentKeys } from "./keys.ts";
export type {
  ConfidentMutation,
  ConfidentQuery,
  ConfidentSetup,
  MutationExtras,
  SelectingQuery,
} from "./options.ts";
export { organizationQuery, updateOrganizationMutation } from "./organization.ts";
export { overlayPolicies, type PendingPolicy, type PolicyRow } from "./overlay.ts";
export {
  groupByResource,
  type PermissionGroup,
  permissionsByResourceQuery,
  permissionsQuery,
} from "./permissions.ts";
export {
  type CreatePolicyVariables,
  createPolicyMutation,
  type DeletePolicyVariables,
  deletePolicyMutation,
  policiesQuery,
  policyQuery,
  type UpdatePolicyVariables,
  updatePolicyMutation,
} from "./policies.ts";
