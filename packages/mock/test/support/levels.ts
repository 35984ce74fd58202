import type { FakeProject, FakeState } from "../../src/index.ts";

/** The organization and the project of the seed in `every-operation.ts`, which have the same resources. */
export const LEVELS = [
  {
    name: "the organization",
    base: "/v1/organization",
    ownId: "organizationId",
    role: "organizationRole",
    roleId: "organizationRoleId",
    formerOwner: "Admin",
    presets: ["Owner", "Admin", "Member"],
    keyPrefix: "confident_us_org_",
    of: (state: FakeState): FakeState | FakeProject => state,
  },
  {
    name: "a project",
    base: "/v1/projects/project",
    ownId: "projectId",
    role: "projectRole",
    roleId: "projectRoleId",
    formerOwner: "Manager",
    presets: ["Owner", "Manager", "Member"],
    keyPrefix: "confident_us_proj_",
    of: (state: FakeState): FakeState | FakeProject => state.projects[0] as FakeProject,
  },
] as const;
