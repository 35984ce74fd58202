import type {
  ApiKey,
  GovernancePolicy,
  Invitation,
  Organization,
  Permission,
  Policy,
  Project,
  ProjectInvitation,
  ProjectRole,
  Role,
} from "@confident-admin/core";
import { type ConfidentKey, confidentKey } from "./query-key.ts";

/** The query keys of a project. */
export interface ProjectKeys {
  /** The prefix of every key of the project. */
  readonly all: readonly unknown[];
  readonly details: ConfidentKey<Project>;
  readonly permissions: ConfidentKey<Permission[]>;
  readonly policies: ConfidentKey<Policy[]>;
  readonly roles: ConfidentKey<ProjectRole[]>;
  /** The prefix of the keys of all pages of members. */
  readonly members: readonly unknown[];
  readonly invitations: ConfidentKey<ProjectInvitation[]>;
  readonly apiKeys: ConfidentKey<ApiKey[]>;
}

/** The query keys of a scope. */
export interface ConfidentKeys {
  /** The prefix of every key. */
  readonly all: readonly unknown[];
  /** The prefix of every organization-level key. Does not include the keys of projects. */
  readonly organizationLevel: readonly unknown[];
  /** The prefix of every project's keys. */
  readonly projectLevel: readonly unknown[];
  readonly organization: ConfidentKey<Organization>;
  readonly permissions: ConfidentKey<Permission[]>;
  readonly policies: ConfidentKey<Policy[]>;
  readonly roles: ConfidentKey<Role[]>;
  /** The prefix of the keys of all pages of members. */
  readonly members: readonly unknown[];
  readonly invitations: ConfidentKey<Invitation[]>;
  readonly apiKeys: ConfidentKey<ApiKey[]>;
  readonly governancePolicies: ConfidentKey<GovernancePolicy[]>;
  readonly projects: ConfidentKey<Project[]>;
  /** Returns the keys of a project. */
  readonly project: (projectId: string) => ProjectKeys;
}

/** Returns the query keys of a scope. They are the same on the server and in the browser, and contain no secrets. */
export function confidentKeys(scope?: string): ConfidentKeys {
  const { all, details, ...keys } = levelKeys(scope, "organization");
  return {
    ...keys,
    all: confidentKey(scope),
    organizationLevel: all,
    projectLevel: confidentKey(scope, "project"),
    organization: details as never,
    governancePolicies: confidentKey(scope, "organization", "governance-policies"),
    projects: confidentKey(scope, "organization", "projects"),
    project: (projectId) => levelKeys(scope, "project", projectId),
  };
}

function levelKeys(scope: string | undefined, ...level: readonly string[]): ProjectKeys {
  const key = <Data>(...name: readonly string[]): ConfidentKey<Data> =>
    confidentKey(scope, ...level, ...name);
  return {
    all: key(),
    details: key("details"),
    permissions: key("permissions"),
    policies: key("policies"),
    roles: key("roles"),
    members: key("members"),
    invitations: key("invitations"),
    apiKeys: key("api-keys"),
  };
}
