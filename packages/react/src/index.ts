export { ConfidentProvider, type ConfidentProviderProps } from "./hooks/confident-provider.ts";
export type * from "./hooks/hook-options.ts";
export type * from "./hooks/hook-types.ts";
export { useConfidentAdmin } from "./hooks/use-confident-admin.ts";
export * from "./hooks/use-organization.ts";
export * from "./hooks/use-permissions.ts";
export * from "./hooks/use-policies.ts";
export * from "./hooks/use-roles.ts";
export * from "./queries.ts";
