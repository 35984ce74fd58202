import type { LevelSnapshot, OrganizationSnapshot, Scope } from "../../model/snapshot.ts";
import type { Run } from "../run.ts";
import { foldEmail } from "../text.ts";
import { placeOf } from "./check-pairs.ts";
import type { Facts } from "./facts.ts";

/** Stops a plan that changes the role of a protected member, removes them, or takes a permission from them. */
export function checkProtected(run: Run, { before, after, access }: Facts): void {
  const emails = new Set(run.declaration.protected.map(foldEmail));
  // Not by steps: a transfer of the ownership changes two members with one step.
  for (const { scope, level } of emails.size > 0 ? levelsOf(before) : []) {
    const next = levelsOf(after).find((other) => sameScope(other.scope, scope))?.level;
    for (const { id, email, roleId } of (next?.members && level.members) ?? []) {
      const now = next?.members?.find((member) => member.id === id);
      if (emails.has(foldEmail(email)) && now?.roleId !== roleId) {
        const change = now ? "gets another role" : "is removed";
        const message = `${email} is protected, but ${change}${placeOf(before, scope)}.`;
        run.brake("protected", message, null);
      }
    }
  }
  for (const { scope, permission, members } of emails.size > 0 ? access.losses : []) {
    for (const { email } of members.filter(
      (one) => !one.invited && emails.has(foldEmail(one.email)),
    )) {
      const lost = `${permission}${placeOf(before, scope)}`;
      const message = `${email} is protected, but loses ${lost}.`;
      run.brake("protectedLoss", message, `${foldEmail(email)} loses ${lost}`);
    }
  }
  warnOfStrangers(run, before, emails);
}

interface Level {
  readonly scope: Scope;
  readonly level: LevelSnapshot;
}

function levelsOf({ organization, projects }: OrganizationSnapshot): Level[] {
  const inside = (projects ?? []).flatMap(({ id, level }) =>
    level ? [{ scope: { project: id }, level }] : [],
  );
  return [{ scope: "organization", level: organization }, ...inside];
}

function sameScope(one: Scope, other: Scope): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function warnOfStrangers(
  run: Run,
  { organization }: OrganizationSnapshot,
  emails: ReadonlySet<string>,
): void {
  const members = new Set(organization.members?.map(({ email }) => foldEmail(email)));
  if (organization.members === null && emails.size > 0) {
    run.warnings.add(
      "Members were not read, so it is unknown whether protected members lose access.",
    );
  }
  for (const email of organization.members ? emails : []) {
    if (!members.has(email)) {
      run.warnings.add(`${email} is protected, but not a member.`);
    }
  }
}
