import type {
  ApiKeys,
  Invitations,
  Members,
  Permissions,
  Policies,
  Roles,
} from "./bound/access.ts";
import { bindOrganization, type OrganizationOperations } from "./bound/organization.ts";
import { bindProject, type ProjectOperations } from "./bound/project.ts";
import { bindProjects, type GovernancePolicies, type Projects } from "./bound/projects.ts";
import { createConfidentClient } from "./client.ts";
import type { ConfidentClient } from "./operation/internals.ts";
import type { ConfidentOptions } from "./options.ts";
import type { Invitation, InvitationsInput, Member, Role } from "./types.gen.ts";

/** Every operation of this package, bound to one client. */
export class ConfidentAdmin {
  /** The client to pass to the operations as functions, and to `openapiFetch`. */
  readonly client: ConfidentClient;
  /** Reads and renames the organization. */
  readonly organization: OrganizationOperations;
  /** Lists the permissions that a policy of the organization can grant. */
  readonly permissions: Permissions;
  /** Lists, finds, creates, changes and deletes policies of the organization. */
  readonly policies: Policies;
  /** Lists, creates, changes and deletes roles of the organization. */
  readonly roles: Roles<Role>;
  /** Lists and removes members of the organization, and changes their roles. */
  readonly members: Members<Member>;
  /** Lists, creates, resends and deletes invitations to the organization. */
  readonly invitations: Invitations<Invitation, InvitationsInput>;
  /** Lists, creates, enables, disables and deletes API keys of the organization. */
  readonly apiKeys: ApiKeys;
  /** Lists governance policies, and assigns them to projects. */
  readonly governancePolicies: GovernancePolicies;
  /** Lists, creates, changes and deletes projects. */
  readonly projects: Projects;
  /**
   * Binds the operations on one project's policies, permissions, roles, members, invitations and API keys. Sends
   * nothing yet. Throws a {@link ConfidentArgumentError} if the id cannot be a path segment.
   */
  readonly project: (projectId: string) => ProjectOperations;

  /**
   * Creates a client and binds the operations to it. Sends nothing yet, and does not call a key function.
   *
   * @throws {ConfidentConfigError} if an option is invalid, as {@link createConfidentClient} does.
   */
  constructor(options?: ConfidentOptions) {
    const client = createConfidentClient(options);
    const bound = { ...bindOrganization(client), ...bindProjects(client) };
    this.client = client;
    this.organization = bound.organization;
    this.permissions = bound.permissions;
    this.policies = bound.policies;
    this.roles = bound.roles;
    this.members = bound.members;
    this.invitations = bound.invitations;
    this.apiKeys = bound.apiKeys;
    this.governancePolicies = bound.governancePolicies;
    this.projects = bound.projects;
    this.project = bindProject.bind(null, client);
  }
}
