import type { AnyConfidentError } from "@confident-admin/core";
import type { PolicyValues } from "../edit/values.ts";
import { createStore } from "../store.ts";

/** A write that failed, and what it takes to take it up again. */
export interface Unfinished {
  /** `new`, or the policy's id. */
  readonly key: string;
  readonly task: "create" | "update" | "delete";
  readonly name: string;
  readonly error: AnyConfidentError;
  /** When it failed, in milliseconds since 1970. */
  readonly at: number;
  /** What was typed, unless it was a deletion. */
  readonly values?: PolicyValues;
  /** What the policy was when somebody began to type. */
  readonly base?: PolicyValues;
}

const store = createStore<readonly Unfinished[]>([]);

/** All writes that failed and that nobody has taken up again. */
export function useUnfinished(): readonly Unfinished[] {
  return store.use();
}

/** Whether a write failed because another policy has the name. */
export function isNameTaken(key: string): boolean {
  const error = store.get().find((one) => one.key === key)?.error;
  return error !== undefined && "status" in error && error.status === 409;
}

/** Keeps a write that failed; one of the same policy takes its place. */
export function keepUnfinished(unfinished: Omit<Unfinished, "at">): void {
  store.set([...others(unfinished.key), { ...unfinished, at: Date.now() }]);
}

/** Forgets one that succeeded or was given up. */
export function forgetUnfinished(key: string): void {
  store.set(others(key));
}

function others(key: string): Unfinished[] {
  return store.get().filter((one) => one.key !== key);
}
