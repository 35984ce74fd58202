import type { DeclaredMember } from "../../model/declaration.ts";
import type { MemberContent, UnorderedStep } from "../../model/plan.ts";
import type { MemberSnapshot } from "../../model/snapshot.ts";
import { foldEmail } from "../text.ts";
import type { FinalNames } from "./final-names.ts";
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
  const isManaged = context.run.declaration.manage.members !== "off";
  const people = isManaged && context.live.members ? matchPeople(context) : [];
  const ownership = findOwnership(context, people);
  const steps = [
    ...people.flatMap((person) => changeRole(context, person, roles, ownership) ?? []),
    ...(isManaged ? removeMembers(context, people, ownership) : []),
  ];
  return {
    steps,
    roleAfter: rolesAfter(context, steps, ownership),
    stepOf: new Map([...context.leaving, ...steps.map(({ id, key }) => [id, key] as const)]),
    absent: people.filter(({ live }) => live === null).map(({ declared }) => declared),
  };
}

function rolesAfter(
  { live, leaving }: LevelContext,
  steps: readonly UnorderedStep[],
  { owner, successor, formerRole }: Ownership,
): ReadonlyMap<string, string | null> {
  const after = new Map((live.members ?? []).map(({ id, roleId }) => [id, roleId]));
  if (owner && successor) {
    after.set(owner.id, formerRole?.id ?? null);
  }
  for (const step of steps) {
    if (step.kind === "member" && step.after) {
      after.set(step.id, step.after.role?.id ?? null);
    } else {
      after.delete(step.id);
    }
  }
  for (const id of leaving.keys()) {
    after.delete(id);
  }
  return after;
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
  { declared, live }: Person,
  roles: FinalNames,
  ownership: Ownership,
): UnorderedStep | null {
  const role = live && roles.find({ name: declared.role, at: declared.at });
  const isFormerOwner = live === ownership.owner && ownership.successor !== null;
  // The API gives the former Owner this role.
  const current = isFormerOwner ? ownership.formerRole?.id : live?.roleId;
  if (!live || !role || role.id === current || context.leaving.has(live.id)) {
    return null;
  }
  if (role.id === ownership.ownerRole) {
    brakeTransfer(context, live.email);
  } else if (live === ownership.owner && !isFormerOwner) {
    brakeOwner(context, live.email, "given another role");
  }
  const successor = isFormerOwner ? ownership.successor : null;
  const dependsOn = [
    ...(role.isNew ? [objectKey(context, "role", role.id)] : []),
    ...(successor ? [objectKey(context, "member", successor.id)] : []),
  ];
  const after = { email: live.email, role: { id: role.id, name: role.name } };
  const change = { kind: "member", before: memberContent(context, live), after } as const;
  const fields = { id: live.id, name: live.email, why: "declared", at: declared.at, dependsOn };
  return levelStep(context, "updateMemberRole", change, fields);
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
