import { isConfidentError } from "@confident-admin/core";
import { UsageError } from "../arguments/usage-error.ts";
import { type Ending, isEnding } from "../exit-codes.ts";
import type { Outcome } from "../outcome.ts";

/** Turns a failure into the outcome of the command. */
export function describeFailure(error: unknown, signal: AbortSignal): Outcome {
  const ending = signal.aborted ? "interrupted" : endingOf(error);
  const message = ending === "interrupted" ? "Interrupted." : messageOf(error);
  const { changes, problems, brakes } = error as Record<string, unknown>;
  return {
    ending,
    text: "",
    notes: [adviceFor(ending, message)],
    data: { error: { code: ending, message, changes, problems, brakes } },
  };
}

function endingOf(error: unknown): Ending {
  if (error instanceof UsageError) {
    return "usage";
  }
  if (isConfidentError(error)) {
    const isRejected = "status" in error && (error.status === 401 || error.status === 403);
    return isRejected ? "rejected" : "unexpected";
  }
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return isEnding(code) ? code : "unexpected";
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function adviceFor(ending: Ending, message: string): string {
  return ending === "usage" ? `${message}\nHelp: confident-access --help` : message;
}
