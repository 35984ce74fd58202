import type {
  InvitationSnapshot,
  LevelSnapshot,
  MemberSnapshot,
  OrganizationSnapshot,
} from "../model/snapshot.ts";
import { findMember } from "./explain.ts";

interface Cached {
  readonly level: LevelSnapshot;
  readonly organization: readonly MemberSnapshot[];
  readonly members: readonly MemberSnapshot[];
}

const snapshots = new WeakMap<OrganizationSnapshot, OrganizationSnapshot>();
// Equal lists make comparisons of states fast.
const lists = new WeakMap<readonly InvitationSnapshot[], Cached>();

/**
 * Counts the people who are invited as members with the role that they will have, marked with `invited`. Anyone with a pending
 * invitation can accept it at any time. Levels whose members or invitations were not read stay as they are.
 */
export function withInvitees(snapshot: OrganizationSnapshot): OrganizationSnapshot {
  const known = snapshots.get(snapshot) ?? addInvitees(snapshot);
  snapshots.set(snapshot, known);
  return known;
}

function addInvitees(snapshot: OrganizationSnapshot): OrganizationSnapshot {
  const organization = inviteTo(snapshot.organization, snapshot.organization.members ?? []);
  const projects = snapshot.projects?.map((project) => ({
    ...project,
    level: project.level && inviteTo(project.level, snapshot.organization.members ?? []),
  }));
  return { ...snapshot, organization, projects: projects ?? null };
}

function inviteTo(level: LevelSnapshot, organization: readonly MemberSnapshot[]): LevelSnapshot {
  const { members, invitations } = level;
  if (!members || !invitations || invitations.length === 0) {
    return level;
  }
  const cached = lists.get(invitations);
  if (cached?.level.members === members && cached.organization === organization) {
    return { ...level, members: cached.members };
  }
  const invitees = invitations
    .filter(({ email }) => !findMember(members, email))
    .map((invitation) => toInvitee(invitation, level, organization));
  const all = [...members, ...invitees];
  lists.set(invitations, { level, organization, members: all });
  return { ...level, members: all };
}

function toInvitee(
  { email, roleId }: InvitationSnapshot,
  { roles }: LevelSnapshot,
  organization: readonly MemberSnapshot[],
): MemberSnapshot {
  // Without a role, an invitation gives the default role.
  const role = roleId ?? roles.find(({ preset, name }) => preset && name === "Member")?.id ?? null;
  // A member of the organization who is invited to a project also has what the organization's role gives there.
  const id = findMember(organization, email)?.id ?? `invited:${email.trim().toLowerCase()}`;
  return { id, email, name: null, roleId: role, invited: true };
}
