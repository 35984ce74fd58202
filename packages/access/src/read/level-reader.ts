import type {
  Invitation,
  Member,
  ProjectInvitation,
  ProjectMember,
  ProjectRole,
  Role,
} from "@confident-admin/core";
import type {
  InvitationSnapshot,
  LevelSnapshot,
  MemberSnapshot,
  PermissionName,
  PolicySnapshot,
  RoleSnapshot,
  Scope,
} from "../model/snapshot.ts";
import { readMembers } from "./read-members.ts";
import type { ListRequest, Reader } from "./reader.ts";
import { toInvitation, toMember, toPermission, toPolicy, toRole } from "./to-snapshot.ts";

/** What to read of a level. */
export interface LevelOptions {
  readonly members: boolean;
  readonly invitations: boolean;
}

/** Reads the lists of the organization or of a project. */
export class LevelReader {
  readonly #reader: Reader;
  readonly #projectId: string | undefined;

  constructor(reader: Reader, scope: Scope) {
    this.#reader = reader;
    this.#projectId = scope === "organization" ? undefined : scope.project;
  }

  async all({ members, invitations }: LevelOptions): Promise<LevelSnapshot> {
    const lists = await Promise.all([
      this.permissions(),
      this.policies(),
      this.roles(),
      members ? this.members() : null,
      invitations ? this.invitations() : null,
    ]);
    const [permissions, policies, roles, people, invited] = lists;
    return { permissions, policies, roles, members: people, invitations: invited };
  }

  async permissions(): Promise<PermissionName[]> {
    const { permissions } = this.#operations();
    const list = await this.#reader.list(this.#list("Permissions"), permissions.list);
    return list.map(toPermission);
  }

  async policies(): Promise<PolicySnapshot[]> {
    const { policies } = this.#operations();
    const list = await this.#reader.list(this.#list("Policies"), policies.list);
    const contents = list.map((policy) => policy.permissions);
    this.#reader.noteContents("the permissions of any policy", contents);
    return list.map(toPolicy);
  }

  async roles(): Promise<RoleSnapshot[]> {
    const { roles } = this.#operations();
    const list = await this.#reader.list<Role | ProjectRole>(this.#list("Roles"), roles.list);
    const all = list.map((role) => toRole(role, this.#projectId));
    const contents = list.flatMap(({ policies }, index) => (all[index]?.preset ? [] : [policies]));
    this.#reader.noteContents("the policies of any role", contents);
    return all;
  }

  async members(): Promise<MemberSnapshot[]> {
    const { members } = this.#operations();
    const list = this.#list("Members");
    const all = await readMembers<Member | ProjectMember>(this.#reader, list, members.listPage);
    return all.map(toMember);
  }

  /** Without those that were declined. */
  async invitations(): Promise<InvitationSnapshot[]> {
    const { invitations } = this.#operations();
    const list = await this.#reader.list<Invitation | ProjectInvitation>(
      this.#list("Invitations"),
      invitations.list,
    );
    return list.filter(({ status }) => status === "PENDING").map(toInvitation);
  }

  #operations() {
    const { admin } = this.#reader;
    return this.#projectId === undefined ? admin : admin.project(this.#projectId);
  }

  #list(name: string): ListRequest {
    const projectId = this.#projectId;
    return projectId === undefined
      ? { operation: `list${name}` }
      : { operation: `listProject${name}`, projectId };
  }
}
