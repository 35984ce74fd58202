import type { DeclaredMember } from "../../model/declaration.ts";
import type { MemberContent, UnorderedStep } from "../../model/plan.ts";
import type { MemberSnapshot } from "../../model/snapshot.ts";
import { foldEmail } from "../text.ts";
import type { FinalNames, FinalObject } from "./final-names.ts";
import { type LevelContext, levelStep, objectKey } from "./level-context.ts";
import { findRemovedMembers } from "./member-removals.ts";
import { brakeOwner, brakeTransfer, findOwnership, type Ownership } from "./owner.ts";

/** The changes of members, and what they free. */
export interface MemberDiff {
  readonly steps: readonly UnorderedStep[];
  /** The role of each remaining member after the plan. */
  readonly roleAfter: ReadonlyMap<string, string | null>;
  /** The step that changes or removes a member. */
  readonly stepOf: ReadonlyMap<string, string>;
  /** Declared people who are not members. */
  readonly absent: readonly DeclaredMember[];
}

interface Person {
  readonly declared: DeclaredMember;
  readonly live: MemberSnapshot | null;
}

/** Compares the members of a level with the file. */
export function diffMembers(context: LevelContext, roles: FinalNames): MemberDiff {
  const members = context.live.members ?? [];
  const isManaged = context.run.declaration.manage.members !== "off";
  const people = isManaged && context.live.members ? matchPeople(context) : [];
  const ownership = findOwnership(context, people);
  const stepOf = new Map(context.leaving);
  const roleAfter = new Map(members.map(({ id, roleId }) => [id, roleId]));
  const steps: UnorderedStep[] = [];
  const add = (step: UnorderedStep, role: string | null | undefined) => {
    steps.push(step);
    stepOf.set(step.id, step.key);
    roleAfter.set(step.id, role ?? null);
  };
  for (const { declared, live } of people) {
    const role = live && roles.find({ name: declared.role, at: declared.at });
    if (live && role && role.id !== live.roleId && !stepOf.has(live.id)) {
      const step = changeRole(context, live, declared, role, ownership);
      if (step) {
        add(step, role.id);
      }
    }
  }
  for (const step of isManaged ? removeMembers(context, people, ownership) : []) {
    add(step, null);
  }
  for (const id of context.leaving.keys()) {
    roleAfter.delete(id);
  }
  for (const { id, after } of steps) {
    if (after === null) {
      roleAfter.delete(id);
    }
  }
  if (
    ownership.owner &&
    ownership.successor &&
    !steps.some(({ id }) => id === ownership.owner?.id)
  ) {
    roleAfter.set(ownership.owner.id, ownership.formerRole?.id ?? null);
  }
  const absent = people.filter(({ live }) => live === null).map(({ declared }) => declared);
  return { steps, roleAfter, stepOf, absent };
}

function matchPeople({ run, live, declared, project, leaving }: LevelContext): Person[] {
  const removed = project === null ? [] : run.declaration.level.removed.members;
  const gone = new Set(removed.map(({ name }) => foldEmail(name)));
  const byEmail = new Map((live.members ?? []).map((one) => [foldEmail(one.email), one]));
  const seen = new Set<string>();
  return declared.members.map((one) => {
    const email = foldEmail(one.email);
    if (seen.has(email)) {
      run.problem(one.at, `${one.email} is declared twice.`);
    }
    seen.add(email);
    const member = byEmail.get(email) ?? null;
    if (gone.has(email) || (member && leaving.has(member.id))) {
      run.problem(one.at, `${one.email} leaves the organization, and with that every project.`);
    }
    return { declared: one, live: member };
  });
}

/** What a member has in the API. */
function memberContent(context: LevelContext, member: MemberSnapshot): MemberContent {
  const role = context.live.roles.find(({ id }) => id === member.roleId);
  const id = member.roleId;
  return { email: member.email, role: id === null ? null : { id, name: role?.name ?? id } };
}

function changeRole(
  context: LevelContext,
  live: MemberSnapshot,
  declared: DeclaredMember,
  role: FinalObject,
  { owner, ownerRole, successor, formerRole }: Ownership,
): UnorderedStep | null {
  const dependsOn = role.isNew ? [objectKey(context, "role", role.id)] : [];
  if (role.id === ownerRole) {
    brakeTransfer(context, live.email);
  } else if (live === owner && successor) {
    if (role.id === formerRole?.id) {
      return null;
    }
    dependsOn.push(objectKey(context, "member", successor.id));
  } else if (live === owner) {
    brakeOwner(context, live.email, "given another role");
  }
  const after = { email: live.email, role: { id: role.id, name: role.name } };
  return levelStep(
    context,
    "updateMemberRole",
    { kind: "member", before: memberContent(context, live), after },
    { id: live.id, name: live.email, why: "declared", at: declared.at, dependsOn },
  );
}

function removeMembers(
  context: LevelContext,
  people: readonly Person[],
  { owner }: Ownership,
): UnorderedStep[] {
  const declared = new Set(people.map(({ live }) => live?.id));
  return findRemovedMembers(context, declared).map(({ live, why, at }) => {
    if (live === owner) {
      brakeOwner(context, live.email, "removed");
    }
    const before = memberContent(context, live);
    const fields = { id: live.id, name: live.email, why, at };
    return levelStep(context, "removeMember", { kind: "member", before, after: null }, fields);
  });
}
