import type {
  CallOptions,
  ConfidentAdmin,
  Invitation,
  ProjectInvitation,
} from "@confident-admin/core";
import type { MemberContent } from "../model/plan.ts";
import type { Scope } from "../model/snapshot.ts";
import { type Confirmation, operationsOf, type StepOf } from "./confirmation.ts";
import { invitationDifferences } from "./differences.ts";

type Invitations = readonly (Invitation | ProjectInvitation)[];

/** Creates or deletes an invitation. */
export async function sendInvitation(
  admin: ConfidentAdmin,
  { scope, id, after }: StepOf<"invitation">,
  call: CallOptions,
): Promise<Confirmation> {
  if (after) {
    const created = await invite(admin, scope, after, call);
    return (
      findInvitation(created, after) ?? {
        id,
        differences: [`did not invite ${after.email}, who may be a member or invited already`],
      }
    );
  }
  await operationsOf(admin, scope).invitations.delete(Number(id), call);
  return { id, differences: [] };
}

/** Finds a person's pending invitation, and compares it with what was sent. */
export function findInvitation(
  invitations: Invitations,
  sent: MemberContent,
): Confirmation | undefined {
  const found = invitations.find(
    ({ email, status }) => status === "PENDING" && email.toLowerCase() === sent.email.toLowerCase(),
  );
  return found && { id: `${found.id}`, differences: invitationDifferences(sent, found) };
}

function invite(
  admin: ConfidentAdmin,
  scope: Scope,
  { email, role }: MemberContent,
  call: CallOptions,
): Promise<Invitations> {
  const emails = [email];
  if (scope === "organization") {
    return admin.invitations.create({ emails, ...(role && { organizationRoleId: role.id }) }, call);
  }
  return admin
    .project(scope.project)
    .invitations.create({ emails, ...(role && { projectRoleId: role.id }) }, call);
}
