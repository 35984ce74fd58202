import type { components } from "../schema.gen.ts";

export type { OperationId } from "@confident-admin/spec/operations";

type Schemas = components["schemas"];

export type Organization = Schemas["Organization"];
export type OrganizationInput = Schemas["OrganizationInput"];
export type Permission = Schemas["Permission"];
export type Policy = Schemas["Policy"];
export type PolicyInput = Schemas["PolicyInput"];

/** Everything that a fake stores. */
export interface FakeState {
  readonly organization: Organization;
  readonly permissions: readonly Permission[];
  readonly policies: readonly Policy[];
}

/** A fake that listens on a port. */
export interface FakeServer {
  readonly url: string;
  /** Stops the server and closes its connections. */
  readonly stop: () => Promise<void>;
}
