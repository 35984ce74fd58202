import type { DeclaredMember } from "../../model/declaration.ts";
import type { UnorderedStep } from "../../model/plan.ts";
import type { InvitationSnapshot } from "../../model/snapshot.ts";
import { foldEmail } from "../text.ts";
import type { FinalNames } from "./final-names.ts";
import {
  type LevelContext,
  levelStep,
  modeOf,
  objectKey,
  place,
  reference,
} from "./level-context.ts";
import { findDepartures } from "./member-removals.ts";
import { withoutIncomplete } from "./removals.ts";

/** Invites declared people who are not members, and deletes the pending invitations of those who are not to come. */
export function diffInvitations(
  context: LevelContext,
  roles: FinalNames,
  absent: readonly DeclaredMember[],
): UnorderedStep[] {
  if (modeOf(context, "members") === "off") {
    return [];
  }
  const pending = context.live.invitations;
  if (pending === null) {
    if (absent.length > 0) {
      const message = `${absent.length} declared people${place(context)} are not members. Invitations were not read, so none is sent.`;
      context.run.warnings.add(message);
    }
    return [];
  }
  const byEmail = new Map(pending.map((one) => [foldEmail(one.email), one]));
  return [
    ...absent.flatMap((person) => invite(context, roles, person, byEmail) ?? []),
    ...withdraw(context, pending),
  ];
}

function invite(
  context: LevelContext,
  roles: FinalNames,
  { email, role: name, at }: DeclaredMember,
  pending: ReadonlyMap<string, InvitationSnapshot>,
): UnorderedStep | null {
  const { run } = context;
  const role = roles.find({ name, at });
  const invitation = pending.get(foldEmail(email));
  if (invitation && role && invitation.roleId !== role.id) {
    run.warnings.add(
      `${email} is invited with another role than ${name}. The plan changes it once the invitation is accepted.`,
    );
  }
  if (!role || invitation || !mayInvite(context, email)) {
    return null;
  }
  if (name === "Owner") {
    const why = `${email} is not a member${place(context)}.`;
    run.problem(at, `${why} An invitation cannot give the role Owner.`);
  }
  const after = { email, role: { id: role.id, name: role.name } };
  const id = reference(context.project, "invitation", email);
  const dependsOn = role.isNew ? [objectKey(context, "role", role.id)] : [];
  const change = { kind: "invitation", before: null, after } as const;
  const fields = { id, name: email, why: "declared, but not a member", at, dependsOn };
  return levelStep(context, "createInvitations", change, fields);
}

/** Someone whom an earlier version of the file declared has left, or declined: a second invitation must be meant. */
function mayInvite(context: LevelContext, email: string): boolean {
  const { run, base } = context;
  const isFormer = base?.members.some((one) => foldEmail(one.email) === foldEmail(email)) ?? false;
  const accept = `invite ${foldEmail(email)}`;
  if (!isFormer || run.accepts(accept)) {
    return true;
  }
  run.warnings.add(
    `${email} was declared before, but is neither a member nor invited${place(context)}. Remove the line, or pass --accept "${accept}".`,
  );
  return false;
}

function withdraw(context: LevelContext, pending: readonly InvitationSnapshot[]): UnorderedStep[] {
  const members = new Set(context.live.members?.map(({ email }) => foldEmail(email)));
  // Removing a member also deletes the pending invitations.
  const guests = pending.filter(({ email }) => !members.has(foldEmail(email)));
  const found = findDepartures(context, guests);
  return withoutIncomplete(context.run, "invitations", found).map(({ live, why, at }) => {
    const role = context.live.roles.find(({ id }) => id === live.roleId);
    const before = { email: live.email, role: role ? { id: role.id, name: role.name } : null };
    const change = { kind: "invitation", before, after: null } as const;
    return levelStep(context, "deleteInvitation", change, {
      id: `${live.id}`,
      name: live.email,
      why,
      at,
    });
  });
}
