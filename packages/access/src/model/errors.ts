import type { ApplyResult } from "./apply-result.ts";
import type { Brake } from "./plan.ts";
import type { Problem } from "./snapshot.ts";

/** Why a command ended. The command line maps each code to an exit code. */
export type AccessErrorCode =
  | "invalid-file"
  | "brake"
  | "assertion"
  | "stale-plan"
  | "incomplete-apply"
  | "rejected"
  | "incomplete-read";

/**
 * The base of every error that this package throws. Tell them apart by `code`. No message contains an API key.
 */
export class AccessError extends Error {
  // A string, because bundlers rename classes.
  override readonly name: string = "AccessError";
  readonly code: AccessErrorCode;

  constructor(code: AccessErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** A file is invalid. `problems` has every reason that was found. */
export class InvalidFileError extends AccessError {
  override readonly name: string = "InvalidFileError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super("invalid-file", problems.map(describeProblem).join("\n"));
    this.problems = problems;
  }
}

/** A limit or a protection stops the plan. */
export class BrakeError extends AccessError {
  override readonly name: string = "BrakeError";
  readonly brakes: readonly Brake[];

  constructor(message: string, brakes: readonly Brake[] = []) {
    super("brake", message);
    this.brakes = brakes;
  }
}

/** The plan was edited, is of another version, or no longer matches the organization. */
export class StalePlanError extends AccessError {
  override readonly name: string = "StalePlanError";
  /** What changed since the plan was made, one sentence each. */
  readonly changes: readonly string[];

  constructor(message: string, changes: readonly string[] = [], options?: ErrorOptions) {
    super("stale-plan", message, options);
    this.changes = changes;
  }
}

/** Lists could not be read completely, so that nothing can be planned safely. */
export class IncompleteReadError extends AccessError {
  override readonly name: string = "IncompleteReadError";

  constructor(message: string, options?: ErrorOptions) {
    super("incomplete-read", message, options);
  }
}

/** The server rejects the key (401 or 403), or the key belongs to another organization. */
export class RejectedError extends AccessError {
  override readonly name: string = "RejectedError";
  /** What was done before, if a plan was being applied. */
  readonly result: ApplyResult | null;

  constructor(message: string, options?: ErrorOptions & { readonly result?: ApplyResult }) {
    super("rejected", message, options);
    this.result = options?.result ?? null;
  }
}

/** Some steps of a plan were not done. Planning again resumes. */
export class IncompleteApplyError extends AccessError {
  override readonly name: string = "IncompleteApplyError";
  readonly result: ApplyResult;

  constructor(message: string, result: ApplyResult) {
    super("incomplete-apply", message);
    this.result = result;
  }
}

function describeProblem({ at, message }: Problem): string {
  return at === null ? message : `${at.file}:${at.line}:${at.column} ${message}`;
}
