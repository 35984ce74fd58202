// Declaration files of users name these types, and openapi-fetch is not their dependency.
export type { FetchOptions, FetchResponse, Middleware } from "openapi-fetch";
export { createConfidentClient, openapiFetch } from "./client.ts";
export {
  ConfidentAdmin,
  type OrganizationOperations,
  type Permissions,
  type Policies,
} from "./confident-admin.ts";
export {
  type AnyConfidentError,
  type ApiErrorDetails,
  ConfidentAbortError,
  ConfidentApiError,
  ConfidentArgumentError,
  ConfidentConfigError,
  ConfidentConflictError,
  ConfidentConnectionError,
  ConfidentError,
  ConfidentNotFoundError,
  ConfidentRedirectError,
  ConfidentResponseError,
  ConfidentTimeoutError,
  type ConnectionErrorDetails,
  type Delivery,
  type ErrorDetails,
  isConfidentError,
  type RequestContext,
  type ResponseErrorDetails,
} from "./errors.ts";
export type { AttemptEvent, DeprecatedEvent } from "./events.ts";
export type { ConfidentClient, OpenapiClient } from "./operation/internals.ts";
export type { ApiKey, CallOptions, ConfidentOptions, Region } from "./options.ts";
export { type EnsuredPolicy, ensurePolicy } from "./resources/ensure-policy.ts";
export { getPolicy, getPolicyByName } from "./resources/find-policy.ts";
export { grantPermissions, revokePermissions } from "./resources/grant-permissions.ts";
export { getOrganization, updateOrganization } from "./resources/organization.ts";
export { listPermissions } from "./resources/permissions.ts";
export { createPolicy, deletePolicy, listPolicies, updatePolicy } from "./resources/policies.ts";
export type { NamedPolicyInput } from "./resources/policy-input.ts";
export { renamePolicy } from "./resources/rename-policy.ts";
export type { paths } from "./schema.gen.ts";
export type * from "./types.gen.ts";
export { type WithResponse, withResponse } from "./with-response.ts";
