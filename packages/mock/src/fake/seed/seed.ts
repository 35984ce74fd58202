import type {
  ApiKey,
  GovernancePolicy,
  Invitation,
  Member,
  NamedProject,
  NamedReference,
  Organization,
  Permission,
  Policy,
  ProjectInvitation,
  ProjectMember,
  ProjectRole,
  Role,
} from "../types.ts";

type Optional<T> = { readonly [Key in keyof T]?: T[Key] | undefined };

/** A resource in the API's format. Only some of its fields are required. */
type Seeded<T, Required extends keyof T> = Optional<Omit<T, Required>> &
  Readonly<Pick<T, Required>>;

/** A resource of the same organization or project: its name, or its id and name. */
type Reference = string | NamedReference;

/** The items, or how many to generate. */
type List<T> = readonly T[] | number;

type PolicySeed = Seeded<Omit<Policy, "permissions">, "name"> & {
  /** Names of permissions, or permissions in the API's format. */
  readonly permissions?: readonly Reference[] | undefined;
};

type RoleSeed<T extends Role | ProjectRole> = Optional<Omit<T, "name" | "policies">> & {
  readonly name: string;
  /** Names of policies, or policies in the API's format. */
  readonly policies?: readonly Reference[] | undefined;
};

interface WithRole {
  /** The name of the role. */
  readonly role?: string | undefined;
}

type GovernanceControl = GovernancePolicy["controls"][number];

type ApiKeySeed = Optional<ApiKey>;

type GovernancePolicySeed = Seeded<Omit<GovernancePolicy, "controls">, "name"> & {
  readonly controls?: readonly Seeded<GovernanceControl, "name" | "type">[] | undefined;
};

interface ResourcesSeed<
  R extends Role | ProjectRole,
  M extends Member | ProjectMember,
  I extends Invitation | ProjectInvitation,
> {
  readonly policies?: List<PolicySeed> | undefined;
  /** The custom roles. Preset roles always exist. */
  readonly roles?: List<RoleSeed<R>> | undefined;
  readonly members?: List<Seeded<M, "email"> & WithRole> | undefined;
  readonly invitations?: List<Seeded<I, "email"> & WithRole> | undefined;
}

/** A project and everything in it. Its members must be members of the organization, found by their addresses. */
export interface ProjectSeed
  extends Seeded<Omit<NamedProject, "governancePolicy">, "name">,
    ResourcesSeed<ProjectRole, ProjectMember, ProjectInvitation> {
  readonly governancePolicy?: Reference | { readonly id?: string } | null | undefined;
  readonly apiKeys?: List<ApiKeySeed> | undefined;
}

/**
 * The initial state of a fake, in the API's format. Ids are optional, and names can refer to other resources. A number
 * instead of a list generates that many items, the same ones every time.
 *
 * A list that you omit contains the document's examples. It is empty instead if its items would refer to a list that you
 * set: policies refer to permissions, roles to policies, members and invitations to roles, and projects to members,
 * `governancePolicies` and `projectPermissions`.
 */
export interface Seed extends ResourcesSeed<Role, Member, Invitation> {
  readonly organization?: Optional<Organization> | undefined;
  readonly permissions?: readonly Seeded<Permission, "name">[] | undefined;
  /**
   * The organization's keys, as values or in the API's format. `null` accepts any key, for use behind a proxy that adds
   * the key.
   *
   * @default the document's examples and a valid key, which is returned as `apiKey`
   */
  readonly apiKeys?: List<string | ApiKeySeed> | null | undefined;
  readonly governancePolicies?: List<GovernancePolicySeed> | undefined;
  /** The permissions that policies of projects can grant. */
  readonly projectPermissions?: readonly Seeded<Permission, "name">[] | undefined;
  readonly projects?: List<ProjectSeed> | undefined;
}

type Lists<T> = { readonly [Key in keyof T]-?: Exclude<T[Key], number | null | undefined> };

/** The lists of an organization or of a project, without numbers. */
export type ScopeLists = Lists<
  ResourcesSeed<Role & ProjectRole, Member & ProjectMember, Invitation & ProjectInvitation>
> & { readonly apiKeys: readonly (string | ApiKeySeed)[] };

/** A project with all lists, without numbers. */
export type ProjectLists = Omit<ProjectSeed, keyof ScopeLists> & ScopeLists;

/** A seed with all lists, without numbers. */
export type SeedLists = Lists<Omit<Seed, keyof ScopeLists | "projects">> &
  ScopeLists & { readonly projects: readonly ProjectLists[] };
