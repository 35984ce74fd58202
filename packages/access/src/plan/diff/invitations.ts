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
import { type Departure, findDepartures } from "./member-removals.ts";
import { withoutIncomplete } from "./removals.ts";

/**
 * Invites declared people who are not members, replaces invitations to other roles, and deletes the pending invitations of those
 * who are not to come.
 */
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
  return [
    ...absent.flatMap((person) => invite(context, roles, person, pending)),
    ...withdraw(context, pending),
  ];
}

function invite(
  context: LevelContext,
  roles: FinalNames,
  person: DeclaredMember,
  pending: readonly InvitationSnapshot[],
): UnorderedStep[] {
  const { run } = context;
  const { email, role: name, at } = person;
  const role = roles.find({ name, at });
  if (!role) {
    return [];
  }
  const own = pending.filter((one) => foldEmail(one.email) === foldEmail(email));
  // No operation changes the role of an invitation.
  const wrong = own.filter((one) => roleOf(context, one) !== role.id);
  const replaced = withoutIncomplete(run, "invitations", wrong).map((one) =>
    deletion(context, { live: one, why: `invited with another role than ${name}`, at }),
  );
  if (own.length > wrong.length || replaced.length < wrong.length) {
    return replaced;
  }
  return own.length === 0 && !mayInvite(context, email)
    ? []
    : [...replaced, creation(context, person, role, replaced)];
}

function creation(
  context: LevelContext,
  { email, role: name, at }: DeclaredMember,
  role: NonNullable<ReturnType<FinalNames["find"]>>,
  replaced: readonly UnorderedStep[],
): UnorderedStep {
  if (name === "Owner") {
    const why = `${email} is not a member${place(context)}.`;
    context.run.problem(at, `${why} An invitation cannot give the role Owner.`);
  }
  const after = { email, role: { id: role.id, name: role.name } };
  const dependsOn = [
    ...(role.isNew ? [objectKey(context, "role", role.id)] : []),
    // Addresses that are invited already are skipped.
    ...replaced.map(({ key }) => key),
  ];
  const change = { kind: "invitation", before: null, after } as const;
  const id = reference(context.project, "invitation", email);
  const why = replaced.length > 0 ? "invited with another role" : "declared, but not a member";
  return levelStep(context, "createInvitations", change, { id, name: email, why, at, dependsOn });
}

/** The role that an invitation gives: without one, the default role. */
function roleOf({ live }: LevelContext, { roleId }: InvitationSnapshot): string | undefined {
  return roleId ?? live.roles.find(({ preset, name }) => preset && name === "Member")?.id;
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
  return withoutIncomplete(context.run, "invitations", found).map((one) => deletion(context, one));
}

function deletion(
  context: LevelContext,
  { live, why, at }: Departure<InvitationSnapshot>,
): UnorderedStep {
  const role = context.live.roles.find(({ id }) => id === live.roleId);
  const before = { email: live.email, role: role ? { id: role.id, name: role.name } : null };
  const change = { kind: "invitation", before, after: null } as const;
  return levelStep(context, "deleteInvitation", change, {
    id: `${live.id}`,
    name: live.email,
    why,
    at,
  });
}
