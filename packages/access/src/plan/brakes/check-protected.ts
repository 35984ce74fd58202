import type { OrganizationSnapshot } from "../../model/snapshot.ts";
import type { Run } from "../run.ts";
import { foldEmail } from "../text.ts";
import { placeOf } from "./check-pairs.ts";
import type { Facts } from "./facts.ts";

/** Stops a plan that changes the role of a protected member, removes them, or takes a permission from them. */
export function checkProtected(run: Run, { before, steps, access }: Facts): void {
  const emails = new Set(run.declaration.protected.map(foldEmail));
  for (const { kind, scope, name, after } of emails.size > 0 ? steps : []) {
    if (kind === "member" && emails.has(foldEmail(name))) {
      const change = after ? "gets another role" : "is removed";
      run.brake("protected", `${name} is protected, but ${change}${placeOf(before, scope)}.`, null);
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
