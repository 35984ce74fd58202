// Generated from spec/openapi.yaml by npm run generate. Do not edit.
import type { components as inputs } from "./inputs.gen.ts";
import type { components } from "./schema.gen.ts";

type Inputs = inputs["schemas"];
type Schemas = components["schemas"];

/** An organization. */
export type Organization = Schemas["Organization"];
/** The organization's plan. Other values may appear. */
export type OrganizationPlan = Schemas["OrganizationPlan"];
/** The changes to an organization. */
export type OrganizationInput = Inputs["OrganizationInput"];
/** A permission that a policy can grant. */
export type Permission = Schemas["Permission"];
/** A permission in a policy. */
export type PermissionReference = Schemas["PermissionReference"];
/** A named bundle of permissions. */
export type Policy = Schemas["Policy"];
/** A policy to write. */
export type PolicyInput = Inputs["PolicyInput"];
/** The result of a deletion. */
export type DeletedPolicy = Schemas["DeletedPolicy"];
