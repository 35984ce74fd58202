export { ConfidentProvider, type ConfidentProviderProps } from "./hooks/confident-provider.ts";
export type {
  InitialDataOptions,
  QueryHookOptions,
  SuspenseQueryHookOptions,
} from "./hooks/hook-options.ts";
export { useConfidentAdmin } from "./hooks/use-confident-admin.ts";
export {
  useOrganization,
  useSuspenseOrganization,
  useUpdateOrganization,
} from "./hooks/use-organization.ts";
export { usePermissions, useSuspensePermissions } from "./hooks/use-permissions.ts";
export { usePolicies, useSuspensePolicies } from "./hooks/use-policies.ts";
export { usePolicy, useSuspensePolicy } from "./hooks/use-policy.ts";
export {
  useCreatePolicy,
  useDeletePolicy,
  useGrantPermissions,
  useRevokePermissions,
  useUpdatePolicy,
} from "./hooks/use-policy-mutations.ts";
export * from "./queries.ts";
