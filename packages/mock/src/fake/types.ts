import type { components } from "../schema.gen.ts";

export type { OperationId } from "@confident-admin/spec/operations";

type Schemas = components["schemas"];

export type ApiKey = Schemas["ApiKey"];
export type ApiKeyInput = Schemas["ApiKeyInput"];
export type ApiKeyUpdate = Schemas["ApiKeyUpdate"];
export type GovernancePolicy = Schemas["GovernancePolicy"];
export type Invitation = Schemas["Invitation"];
export type Member = Schemas["Member"];
export type MemberRoleInput = Schemas["MemberRoleInput"];
export type NamedReference = Schemas["NamedReference"];
export type Organization = Schemas["Organization"];
export type OrganizationInput = Schemas["OrganizationInput"];
export type Permission = Schemas["Permission"];
export type Policy = Schemas["Policy"];
export type PolicyInput = Schemas["PolicyInput"];
export type ProjectIdsInput = Schemas["ProjectIdsInput"];
export type ProjectInput = Schemas["ProjectInput"];
export type ProjectInvitation = Schemas["ProjectInvitation"];
export type ProjectMember = Schemas["ProjectMember"];
export type ProjectRole = Schemas["ProjectRole"];
export type ProjectUpdate = Schemas["ProjectUpdate"];
export type Role = Schemas["Role"];
export type RoleInput = Schemas["RoleInput"];

/** A project as the API returns it. The document requires no field, but the fake needs these two. */
export type NamedProject = Schemas["Project"] & NamedReference;

/** A project and everything in it. */
export type FakeProject = NamedProject & {
  readonly policies: readonly Policy[];
  readonly roles: readonly ProjectRole[];
  readonly members: readonly ProjectMember[];
  readonly invitations: readonly ProjectInvitation[];
  /** The API keys, with complete values. */
  readonly apiKeys: readonly ApiKey[];
};

/** The complete state of a fake. */
export interface FakeState {
  readonly organization: Organization;
  readonly permissions: readonly Permission[];
  readonly policies: readonly Policy[];
  readonly roles: readonly Role[];
  readonly members: readonly Member[];
  readonly invitations: readonly Invitation[];
  /** The API keys, with complete values. */
  readonly apiKeys: readonly ApiKey[];
  readonly governancePolicies: readonly GovernancePolicy[];
  /** The permissions that policies of projects can grant. */
  readonly projectPermissions: readonly Permission[];
  readonly projects: readonly FakeProject[];
}

/** A fake that listens on a port. */
export interface FakeServer {
  readonly url: string;
  /** Stops the server and closes its connections. */
  readonly stop: () => Promise<void>;
}
