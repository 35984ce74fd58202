export { ConfidentProvider, type ConfidentProviderProps } from "./hooks/confident-provider.ts";
export type { QueryHookOptions, SuspenseQueryHookOptions } from "./hooks/options.ts";
export { useConfidentAdmin } from "./hooks/use-confident-admin.ts";
export {
  useCreatePolicy,
  useDeletePolicy,
  usePolicies,
  useSuspensePolicies,
  useUpdatePolicy,
} from "./hooks/use-policies.ts";
export * from "./queries.ts";
