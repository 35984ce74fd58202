import type { ConfidentClient } from "@confident-admin/core";
import { type ConfidentKeys, confidentKeys } from "./cache/confident-keys.ts";
import type {
  ConfidentMutation,
  ConfidentSetup,
  MutationExtras,
  MutationFactory,
  SecretMutationExtras,
  SecretMutationFactory,
} from "./cache/query-options.ts";
import * as apiKeys from "./resources/api-keys.ts";
import * as governancePolicies from "./resources/governance-policies.ts";
import * as invitations from "./resources/invitations.ts";
import * as members from "./resources/members.ts";
import * as organization from "./resources/organization.ts";
import * as permissions from "./resources/permissions.ts";
import * as policies from "./resources/policies.ts";
import * as projectApiKeys from "./resources/project-api-keys.ts";
import * as projectInvitations from "./resources/project-invitations.ts";
import * as projectMembers from "./resources/project-members.ts";
import * as projectPermissions from "./resources/project-permissions.ts";
import * as projectPolicies from "./resources/project-policies.ts";
import * as projectRoles from "./resources/project-roles.ts";
import * as projects from "./resources/projects.ts";
import * as roles from "./resources/roles.ts";

export * from "./cache/confident-keys.ts";
export type { PendingChange, Row } from "./cache/pending-rows.ts";
export type { ConfidentKey } from "./cache/query-key.ts";
export type * from "./cache/query-options.ts";
export * from "./resources/api-keys.ts";
export * from "./resources/governance-policies.ts";
export * from "./resources/invitations.ts";
export * from "./resources/members.ts";
export * from "./resources/organization.ts";
export * from "./resources/permissions.ts";
export * from "./resources/policies.ts";
export { overlayPolicies, type PendingPolicy, type PolicyRow } from "./resources/preview-policy.ts";
export * from "./resources/project-api-keys.ts";
export * from "./resources/project-invitations.ts";
export * from "./resources/project-members.ts";
export * from "./resources/project-permissions.ts";
export * from "./resources/project-policies.ts";
export * from "./resources/project-roles.ts";
export * from "./resources/projects.ts";
export * from "./resources/roles.ts";

/** All resource modules. */
type Resources = typeof apiKeys &
  typeof governancePolicies &
  typeof invitations &
  typeof members &
  typeof organization &
  typeof permissions &
  typeof policies &
  typeof projectApiKeys &
  typeof projectInvitations &
  typeof projectMembers &
  typeof projectPermissions &
  typeof projectPolicies &
  typeof projectRoles &
  typeof projects &
  typeof roles;

/**
 * The options of every query and mutation, bound to a client and a scope. For example, `rolesQuery` becomes `roles()`.
 */
export type ConfidentQueries = {
  readonly client: ConfidentClient;
  readonly keys: ConfidentKeys;
} & {
  readonly [Name in keyof Resources as ShortName<Name>]: Bound<Resources[Name]>;
};

/** Binds the options of every query and mutation to a client and a scope. Requires a query client, but not React. */
export function createConfidentQueries(setup: ConfidentSetup): ConfidentQueries {
  const resources = {
    ...apiKeys,
    ...governancePolicies,
    ...invitations,
    ...members,
    ...organization,
    ...permissions,
    ...policies,
    ...projectApiKeys,
    ...projectInvitations,
    ...projectMembers,
    ...projectPermissions,
    ...projectPolicies,
    ...projectRoles,
    ...projects,
    ...roles,
  };
  const bound = Object.entries(resources).flatMap(([name, create]) => {
    const [, short] = /^(.+)(?:Query|Mutation)$/.exec(name) ?? [];
    const bind = create as (setup: ConfidentSetup, ...args: unknown[]) => unknown;
    return short ? [[short, (...args: unknown[]) => bind(setup, ...args)]] : [];
  });
  return {
    client: setup.client,
    keys: confidentKeys(setup.scope),
    ...Object.fromEntries(bound),
  };
}

type ShortName<Name> = Name extends `${infer Short}Query` | `${infer Short}Mutation`
  ? Short
  : never;

type Bound<Create> =
  Create extends SecretMutationFactory<infer Ids, infer Data, infer Variables>
    ? <Result = unknown>(
        ...args: [...ids: Ids, extras: SecretMutationExtras<Data, Variables, Result>]
      ) => ConfidentMutation<Data, Variables, Result>
    : Create extends MutationFactory<infer Ids, infer Data, infer Variables>
      ? <Result = unknown>(
          ...args: [...ids: Ids, extras?: MutationExtras<Data, Variables, Result>]
        ) => ConfidentMutation<Data, Variables, Result>
      : Create extends (setup: ConfidentSetup, ...args: infer Args) => infer Options
        ? (...args: Args) => Options
        : never;
