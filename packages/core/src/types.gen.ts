// Generated from spec/openapi.yaml by npm run generate. Do not edit.
import type { components } from "./schema.gen.ts";

type Schemas = components["schemas"];

/** An organization. */
export type Organization = Schemas["Organization"];
/** The plan the organization is on. Others than the listed ones may appear. */
export type OrganizationPlan = Schemas["OrganizationPlan"];
/** What can be changed of an organization. */
export type OrganizationInput = Schemas["OrganizationInput"];
/** Something that a policy can grant. */
export type Permission = Schemas["Permission"];
/** A permission as a policy lists it. */
export type PermissionReference = Schemas["PermissionReference"];
/** A named bundle of permissions. */
export type Policy = Schemas["Policy"];
/** What a policy is to be. */
export type PolicyInput = Schemas["PolicyInput"];
/** What was deleted. */
export type DeletedPolicy = Schemas["DeletedPolicy"];
