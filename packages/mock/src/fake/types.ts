import type { components, operations } from "../schema.gen.ts";

type Schemas = components["schemas"];

export type OperationId = keyof operations;
export type Organization = Schemas["Organization"];
export type OrganizationInput = Schemas["OrganizationInput"];
export type Permission = Schemas["Permission"];
export type Policy = Schemas["Policy"];
export type PolicyInput = Schemas["PolicyInput"];

/** All that a fake knows. */
export interface FakeState {
  readonly organization: Organization;
  readonly permissions: readonly Permission[];
  readonly policies: readonly Policy[];
}
