// Checked by `npm run typecheck`, not run, because the runtime rejects an id together with a name.
import type { ConfidentAdmin, ConfidentClient } from "../src/index.ts";
import { createInvitations, updateMemberRole } from "../src/index.ts";

declare const admin: ConfidentAdmin;
declare const client: ConfidentClient;
const emails = ["ada@acme.test"];
const { members, invitations } = admin.project("proj-1");

admin.members.updateRole("u1", { roleId: "r1" });
admin.members.updateRole("u1", { role: "Admin" });
members.updateRole("u1", { role: "Manager" });
// @ts-expect-error a name and an id
admin.members.updateRole("u1", { role: "Admin", roleId: "r1" });
// @ts-expect-error a name and an id
members.updateRole("u1", { role: "Manager", roleId: "r1" });
// @ts-expect-error a name and an id
updateMemberRole(client, "u1", { role: "Admin", roleId: "r1" });
// @ts-expect-error neither
members.updateRole("u1", {});

admin.invitations.create({ emails });
admin.invitations.create({ emails, role: "Admin" });
admin.invitations.create({ emails, role: "Admin", organizationRoleId: undefined });
admin.invitations.create({ emails, organizationRoleId: "r1" });
invitations.create({ emails, projectRoleId: "r1" });
// @ts-expect-error a name and an id
admin.invitations.create({ emails, role: "Admin", organizationRoleId: "r1" });
// @ts-expect-error a name and an id
invitations.create({ emails, role: "Manager", projectRoleId: "r1" });
// @ts-expect-error a name and an id
createInvitations(client, { emails, role: "Admin", organizationRoleId: "r1" });
// @ts-expect-error an id of the other scope
invitations.create({ emails, role: "Manager", organizationRoleId: "r1" });
// @ts-expect-error an id of the other scope
admin.invitations.create({ emails, role: "Admin", projectRoleId: "r1" });
