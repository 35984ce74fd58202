import type { AnyConfidentError } from "@confident-admin/core";
import type { PolicyValues } from "../policies/policy-values.ts";
import { createStore } from "../ui/create-store.ts";

/** A failed write and the values to try again with. */
export interface FailedWrite {
  /** `new`, or the policy's id. */
  readonly key: string;
  readonly task: "create" | "update" | "delete";
  readonly name: string;
  readonly error: AnyConfidentError;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The form values. Not set for a deletion. */
  readonly values?: PolicyValues;
  /** The policy when the form was opened. */
  readonly base?: PolicyValues;
}

const store = createStore<readonly FailedWrite[]>([]);

/** Returns the failed writes that the user has neither retried nor dismissed. */
export function useFailedWrites(): readonly FailedWrite[] {
  return store.use();
}

/** Whether a write failed because another policy has this name. */
export function isNameTaken(key: string): boolean {
  const error = store.get().find((one) => one.key === key)?.error;
  return error !== undefined && "status" in error && error.status === 409;
}

/** Stores a failed write. It replaces an earlier one of the same policy. */
export function keepFailedWrite(failedWrite: Omit<FailedWrite, "at">): void {
  store.set([...others(failedWrite.key), { ...failedWrite, at: Date.now() }]);
}

/** Removes a failed write. */
export function forgetFailedWrite(key: string): void {
  store.set(others(key));
}

function others(key: string): FailedWrite[] {
  return store.get().filter((one) => one.key !== key);
}
