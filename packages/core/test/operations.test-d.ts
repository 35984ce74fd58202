// Checked by `npm run typecheck`, not run. Every line that must not compile says why.
import { expectTypeOf } from "vitest";
import type * as core from "../src/index.ts";

declare const admin: core.ConfidentAdmin;
const project = admin.project("p");
const emails = ["ada@example.com"] as const;

// The organization and a project have the same verbs.
expectTypeOf<keyof core.ProjectOperations>().toExtend<keyof core.ConfidentAdmin>();
expectTypeOf(admin.roles.list()).resolves.toEqualTypeOf<core.Role[]>();
expectTypeOf(project.roles.list()).resolves.toEqualTypeOf<core.ProjectRole[]>();
expectTypeOf(admin.members.listPage()).resolves.toEqualTypeOf<core.Page<core.Member>>();
expectTypeOf(project.members.listPage()).resolves.toEqualTypeOf<core.Page<core.ProjectMember>>();
expectTypeOf(admin.invitations.resend(1)).resolves.toEqualTypeOf<core.Invitation>();
expectTypeOf(project.invitations.resend(1)).resolves.toEqualTypeOf<core.ProjectInvitation>();
expectTypeOf(admin.apiKeys.get(1)).resolves.toEqualTypeOf<core.ApiKey>();
expectTypeOf(project.apiKeys.get(1)).resolves.toEqualTypeOf<core.ApiKey>();
expectTypeOf(admin.projects.create({ name: "n" })).resolves.toEqualTypeOf<core.CreatedProject>();

// Names or ids.
admin.roles.create({ name: "n", policies: ["a"] as const, policyIds: undefined });
project.roles.update("r", { name: "n", policyIds: ["a"] as const, description: null });
admin.members.updateRole("u", { role: "Auditor" });
project.members.updateRole("u", { roleId: "r" });
admin.invitations.create({ emails, organizationRoleId: "r" });
project.invitations.create({ emails, projectRoleId: "r" });
project.invitations.create({ emails, role: "Auditor" });
// @ts-expect-error policyIds or policies is required
admin.roles.create({ name: "n" });
// @ts-expect-error roleId or role is required
admin.members.updateRole("u", {});
// @ts-expect-error an organization's role
project.invitations.create({ emails, organizationRoleId: "r" });
// @ts-expect-error a project's role
admin.invitations.create({ emails, projectRoleId: "r" });

// API keys and invitations have integer ids.
// @ts-expect-error a string
admin.apiKeys.delete("1");
// @ts-expect-error a string
project.invitations.delete("1");

// @ts-expect-error options are the second argument
admin.members.listPage({ timeout: 1 });
// @ts-expect-error an unknown field
admin.members.listPage({ page: 1, size: 2 });
// @ts-expect-error a project's description cannot be cleared
admin.projects.update("p", { description: null });
