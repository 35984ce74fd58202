export { type ConfidentClient, createConfidentClient } from "./client.ts";
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
  ConfidentConnectionError,
  ConfidentError,
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
export type {
  ApiKey,
  AttemptEvent,
  CallOptions,
  ConfidentOptions,
  DeprecatedEvent,
  Region,
} from "./options.ts";
export { getOrganization, updateOrganization } from "./organization.ts";
export { listPermissions } from "./permissions.ts";
export { createPolicy, deletePolicy, listPolicies, updatePolicy } from "./policies.ts";
export type {
  DeletedPolicy,
  Organization,
  OrganizationInput,
  Permission,
  PermissionReference,
  Policy,
  PolicyInput,
} from "./types.ts";
