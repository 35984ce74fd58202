import type { Position } from "./position.ts";

/** The id and the name of a permission. */
export interface PermissionName {
  readonly id: string;
  readonly name: string;
}

/** A custom policy, as read from the API. */
export interface PolicySnapshot {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly permissions: readonly PermissionName[];
}

/** A role, as read from the API. */
export interface RoleSnapshot {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  /** Preset roles (Owner, Admin, Manager, Member) cannot be changed. */
  readonly preset: boolean;
  readonly policyIds: readonly string[];
}

/** A member, as read from the API. */
export interface MemberSnapshot {
  readonly id: string;
  /** As the API returns it. Compare without regard to case. */
  readonly email: string;
  readonly name: string | null;
  readonly roleId: string | null;
  /** Set for someone who has not accepted an invitation yet, where a state counts such people. */
  readonly invited?: true | undefined;
}

/** A pending invitation, as read from the API. */
export interface InvitationSnapshot {
  readonly id: number;
  readonly email: string;
  readonly roleId: string | null;
}

/** The access control of one level: the organization, or one project. */
export interface LevelSnapshot {
  readonly permissions: readonly PermissionName[];
  readonly policies: readonly PolicySnapshot[];
  readonly roles: readonly RoleSnapshot[];
  /** `null` if members were not read. */
  readonly members: readonly MemberSnapshot[] | null;
  /** `null` if invitations were not read. */
  readonly invitations: readonly InvitationSnapshot[] | null;
}

/** A project, as read from the API. */
export interface ProjectSnapshot {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly governancePolicyId: string | null;
  /** `null` if the project's access control was not read. */
  readonly level: LevelSnapshot | null;
}

/** A governance policy, as read from the API. */
export interface GovernancePolicySnapshot {
  readonly id: string;
  readonly name: string;
}

/** What was read for a snapshot, by operation. */
export interface ReadRecord {
  readonly operation: string;
  readonly projectId?: string | undefined;
  readonly count: number;
  readonly complete: boolean;
}

/** The access control of an organization at one moment. Pure data. */
export interface OrganizationSnapshot {
  /** The API's host, such as `api.confident-ai.com`. */
  readonly host: string;
  readonly id: string;
  readonly name: string;
  readonly organization: LevelSnapshot;
  /** All projects of the organization; `null` if projects were not read. */
  readonly projects: readonly ProjectSnapshot[] | null;
  /** `null` if governance policies were not read. */
  readonly governancePolicies: readonly GovernancePolicySnapshot[] | null;
  readonly reads: readonly ReadRecord[];
  /** What the reader must know, such as how preset roles count. */
  readonly notes: readonly string[];
}

/** A level: the organization, or a project by its id (or its reference, if a plan creates it). */
export type Scope = "organization" | { readonly project: string };

/** A problem in a file, or of a name in a file. */
export interface Problem {
  readonly message: string;
  readonly at: Position | null;
  /** The line of the file that `at` points to. */
  readonly line?: string | undefined;
}
