import type { Position } from "../../model/position.ts";
import { foldEmail } from "../text.ts";
import { type LevelContext, modeOf } from "./level-context.ts";
import { withoutIncomplete } from "./removals.ts";

/** Someone with an e-mail address: a member or an invitation. */
interface Addressee {
  readonly email: string;
}

/** Why someone is removed. */
export interface Departure<T extends Addressee> {
  readonly live: T;
  readonly why: string;
  readonly at: Position | null;
}

/** Finds the members to remove from a level. */
export function findRemovedMembers(
  context: LevelContext,
  declared: ReadonlySet<string | undefined>,
): Departure<NonNullable<LevelContext["live"]["members"]>[number]>[] {
  const members = (context.live.members ?? []).filter(
    ({ id }) => !declared.has(id) && !context.leaving.has(id),
  );
  const found = findDepartures(context, members).filter(({ live, why }) => {
    const isOwner = context.live.roles.some(
      ({ id, preset, name }) => preset && name === "Owner" && id === live.roleId,
    );
    // The Owner always exists and cannot be removed: only an explicit removal is a mistake.
    if (isOwner && why !== "removed") {
      context.run.warnings.add(`${live.email} is the Owner and stays, although not in the file.`);
      return false;
    }
    return true;
  });
  return withoutIncomplete(context.run, "members", found);
}

/** Finds who is to leave: `removed` names them, an earlier version of the file named them, or only the file's may exist. */
export function findDepartures<T extends Addressee>(
  context: LevelContext,
  live: readonly T[],
): Departure<T>[] {
  const { declared, base, run } = context;
  const emails = new Set(declared.members.map(({ email }) => foldEmail(email)));
  const removed = new Map(declared.removed.members.map((one) => [foldEmail(one.name), one]));
  const former = new Set(base?.members.map(({ email }) => foldEmail(email)));
  for (const [email, { at, name }] of removed) {
    if (emails.has(email)) {
      run.problem(at, `The file declares ${name} and removes the same person.`);
    }
  }
  return live.flatMap((one): Departure<T>[] => {
    const email = foldEmail(one.email);
    const tombstone = removed.get(email);
    if (tombstone) {
      return [{ live: one, why: "removed", at: tombstone.at }];
    }
    if (emails.has(email)) {
      return [];
    }
    if (former.has(email)) {
      return [{ live: one, why: "no longer in the file", at: null }];
    }
    const isExclusive = modeOf(context, "members") === "exclusive";
    return isExclusive ? [{ live: one, why: "not in the file", at: null }] : [];
  });
}
