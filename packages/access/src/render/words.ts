import type { AccessChange, MemberReference, Plan } from "../model/plan.ts";

/** A number of people. */
export function people(count: number): string {
  return count === 1 ? "1 person" : `${count} people`;
}

/** A member's address, and whether the member is only invited. */
export function memberName({ email, invited }: MemberReference): string {
  return invited ? `${email} (invited)` : email;
}

/** A number with a noun. */
export function countOf(count: number, noun: string): string {
  const plural = noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${count} ${count === 1 ? noun : plural}`;
}

/** The start of a digest, which is enough to recognize a plan. */
export function shortDigest({ digest }: Plan): string {
  return digest.slice(0, 6);
}

/** Sorts changes of access: sensitive ones first, then those that concern many. */
export function byDanger(changes: readonly AccessChange[]): AccessChange[] {
  return [...changes].sort(
    (a, b) => Number(b.sensitive) - Number(a.sensitive) || b.members.length - a.members.length,
  );
}

/** Says what happens between the first step and the last. */
export function describeOrder({ order, steps }: Plan): string[] {
  const extra = order.exposures.filter(({ kind }) => kind === "extra").length;
  const missing = order.exposures.length - extra;
  if (order.envelope === "unknown") {
    return [countOf(steps.length, "write"), "states in between unknown: members were not read"];
  }
  return [
    countOf(steps.length, "write"),
    extra === 0 ? "no temporary extra access ✓" : `temporary extra access: ${extra}`,
    missing === 0 ? "no temporary loss ✓" : `temporary losses: ${missing}`,
  ];
}

/** Counts objects that the file does not manage, by kind. */
export function countUnmanaged({ unmanaged }: Plan): string {
  const kinds = [...new Set(unmanaged.map(({ kind }) => kind))];
  return kinds
    .map((kind) => countOf(unmanaged.filter((one) => one.kind === kind).length, kind))
    .join(", ");
}
