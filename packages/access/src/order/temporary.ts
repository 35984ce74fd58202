import type { PolicySnapshot } from "../model/snapshot.ts";

/** The start of the names of temporary policies. */
export const TEMPORARY_PREFIX = "zz-confident-access-tmp-";

/** The name of an object between its old and its new one. */
export const temporaryName = (id: string): string => `${TEMPORARY_PREFIX}${id}`;

/** What a role returns to. */
export interface Parked {
  readonly role: string;
  /** Ids of policies, or references to policies of the plan. */
  readonly policies: readonly string[];
}

/** Whether a policy is one on which a plan in the mode `exact` parks a role. Plans also use such names to swap names. */
export function isParking(policy: Pick<PolicySnapshot, "name" | "description">): boolean {
  return policy.name.startsWith(TEMPORARY_PREFIX) && readParked(policy) !== null;
}

/** Says in a temporary policy what its role returns to, so that a later run can continue after an interruption. */
export function describeParked({ role, policies }: Parked): string {
  return `Temporary. The next run of confident-access deletes it. ${JSON.stringify({ role, policies })}`;
}

/** Reads what `describeParked` wrote. */
export function readParked({ description }: Pick<PolicySnapshot, "description">): Parked | null {
  try {
    const start = description?.indexOf("{") ?? -1;
    const { role, policies } = JSON.parse(description?.slice(start) ?? "");
    const isValid = typeof role === "string" && Array.isArray(policies);
    return isValid ? { role, policies: policies.map(String) } : null;
  } catch {
    return null;
  }
}
