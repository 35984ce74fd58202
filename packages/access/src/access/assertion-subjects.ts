import type { Subject } from "../model/declaration.ts";
import type { MemberSnapshot, RoleSnapshot } from "../model/snapshot.ts";
import { findMember } from "./explain.ts";
import { matchesPermission } from "./match-permission.ts";
import type { Access } from "./role-access.ts";

/** What an assertion is checked against. */
export interface AssertedLevel {
  readonly roles: readonly { readonly role: RoleSnapshot; readonly access: Access }[];
  readonly people: readonly People[];
}

/** Members with the same role and access. */
export interface People {
  readonly role: RoleSnapshot | null;
  readonly members: readonly MemberSnapshot[];
  readonly access: Access;
}

/** The roles that a statement is about. Empty for other subjects. */
export function selectRoles(subject: Subject, { roles }: AssertedLevel): AssertedLevel["roles"] {
  return typeof subject === "object" && "role" in subject
    ? roles.filter(({ role }) => role.name === subject.role)
    : [];
}

/** The members that a statement is about. */
export function selectPeople(subject: Subject, { people }: AssertedLevel): readonly People[] {
  if (subject === "any") {
    return people;
  }
  if ("role" in subject) {
    return people.filter(({ role }) => role?.name === subject.role);
  }
  return people.flatMap((one) => {
    const member = findMember(one.members, subject.member);
    return member ? [{ ...one, members: [member] }] : [];
  });
}

/** Whether something holds a permission. `*` stands for any characters. */
export function holds(pattern: string): (subject: { readonly access: Access }) => boolean {
  return ({ access }) => [...access.keys()].some((name) => matchesPermission(pattern, name));
}

/** How many members there are. */
export function countMembers(people: readonly People[]): number {
  return people.reduce((sum, { members }) => sum + members.length, 0);
}

/** Names roles and members for a message. */
export function describe(roles: AssertedLevel["roles"], people: readonly People[]): string {
  const names = roles.map(({ role }) => `role ${JSON.stringify(role.name)}`);
  const emails = people.flatMap(({ members }) => members.map(labelOf)).sort();
  const shown = emails.slice(0, 3);
  const more = emails.length > 3 ? [`${emails.length - 3} more`] : [];
  return [...names, ...shown, ...more].join(", ");
}

function labelOf({ email, invited }: MemberSnapshot): string {
  return invited ? `${email} (invited)` : email;
}
