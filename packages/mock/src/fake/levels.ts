/** The differences between the organization and its projects. */
export interface Level {
  readonly name: "organization" | "project";
  /** The field of a role with the id of its organization or project. */
  readonly ownId: "organizationId" | "projectId";
  /** The field of a member with the role. */
  readonly role: "organizationRole" | "projectRole";
  /** The field of an invitation with the id of the role. */
  readonly roleId: "organizationRoleId" | "projectRoleId";
  /** The preset role that the previous Owner gets after a transfer. */
  readonly formerOwner: "Admin" | "Manager";
  /** The start of a key's value. */
  readonly keyPrefix: string;
}

export const ORGANIZATION: Level = {
  name: "organization",
  ownId: "organizationId",
  role: "organizationRole",
  roleId: "organizationRoleId",
  formerOwner: "Admin",
  keyPrefix: "confident_us_org_",
};

export const PROJECT: Level = {
  name: "project",
  ownId: "projectId",
  role: "projectRole",
  roleId: "projectRoleId",
  formerOwner: "Manager",
  keyPrefix: "confident_us_proj_",
};
