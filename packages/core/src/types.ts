import type { components } from "./schema.gen.ts";

type Schemas = components["schemas"];

/** Something that a policy can grant. */
export type Permission = Schemas["Permission"];
/** A permission as a policy lists it. */
export type PermissionReference = Schemas["PermissionReference"];
/** A named bundle of permissions. */
export type Policy = Schemas["Policy"];
/** What a policy is to be. */
export type PolicyInput = Schemas["PolicyInput"];
/** What a policy is to be, its permissions given by name, and some by id too if you like. */
export interface NamedPolicyInput extends Omit<PolicyInput, "permissionIds"> {
  /** Names like `billing:read`; they cost one more request, which lists the permissions. */
  readonly permissions: readonly string[];
  readonly permissionIds?: readonly string[];
}
/** What was deleted. */
export type DeletedPolicy = Schemas["DeletedPolicy"];
/** An organization. */
export type Organization = Schemas["Organization"];
/** What can be changed of an organization. */
export type OrganizationInput = Schemas["OrganizationInput"];
