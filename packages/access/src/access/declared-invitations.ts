import type { Declaration, DeclaredLevel } from "../model/declaration.ts";
import type { InvitationSnapshot, LevelSnapshot, RoleSnapshot } from "../model/snapshot.ts";
import { findMember } from "./explain.ts";

/** Declared people who are not members are invited. */
export function declareInvitations(
  { members, invitations }: LevelSnapshot,
  { members: declared, removed }: DeclaredLevel,
  { manage, offline }: Pick<Declaration, "manage"> & { readonly offline: boolean },
  roles: readonly RoleSnapshot[],
): readonly InvitationSnapshot[] | null {
  if (manage.members === "off" || offline || !members) {
    return invitations;
  }
  const gone = removed.members.map(({ name }) => ({ email: name }));
  const isAmong = (people: readonly { readonly email: string }[], email: string) =>
    people.some((one) => one.email.trim().toLowerCase() === email.trim().toLowerCase());
  const kept = (invitations ?? []).filter(
    ({ email }) =>
      manage.members !== "exclusive" && !isAmong(declared, email) && !isAmong(gone, email),
  );
  const added = declared
    .filter(({ email }) => !findMember(members, email))
    .map(({ email, role }) => ({
      id: 0,
      email,
      roleId: roles.find(({ name }) => name === role)?.id ?? null,
    }));
  return [...kept, ...added];
}
