import type { CallOptions, ConfidentAdmin } from "@confident-admin/core";
import type { StepStatus } from "../model/apply-result.ts";
import type { RejectedError } from "../model/errors.ts";
import type { PlanStep } from "../model/plan.ts";
import type { Limiter } from "../read/limiter.ts";
import { toRejected } from "../read/reader.ts";
import type { Confirmation } from "./confirmation.ts";
import { failureOf, isUnanswered, messageOf } from "./failure.ts";
import { listingOf } from "./find-existing.ts";
import { sendStep } from "./send-step.ts";

const PARALLEL_WRITES = 4;

/** How a step ended. */
export interface Outcome {
  readonly status: StepStatus;
  readonly id: string;
  readonly message: string | null;
  /** If the server rejects the key, no other step makes sense. */
  readonly rejection?: RejectedError | undefined;
}

/** What performing a step needs. */
export interface StepContext {
  readonly admin: ConfidentAdmin;
  readonly limiter: Limiter;
  /** Ends waits, but no request in flight. */
  readonly signal: AbortSignal | undefined;
  readonly onWrite: () => void;
  /** Whether the object's name was absent before the step. */
  readonly wasAbsent: boolean;
}

/**
 * Sends a step whose references are resolved, until it is known how it ended. A lost response is settled by one more
 * request: the same one, if sending it again changes nothing, otherwise a list.
 */
export async function performStep(context: StepContext, step: PlanStep): Promise<Outcome> {
  try {
    return confirm(await write(context, step));
  } catch (error) {
    return isAbort(context, error) ? skipped(step) : settle(context, step, error);
  }
}

async function settle(context: StepContext, step: PlanStep, error: unknown): Promise<Outcome> {
  const failure = failureOf(error);
  const creates = listingOf(context.admin, step) !== undefined;
  if (failure === "rejected") {
    return { ...failed(step, error), rejection: toRejected(error) };
  }
  if (failure === "missing" && step.after === null) {
    return { status: "adopted", id: step.id, message: null };
  }
  if (creates && (failure === "lost" || failure === "conflict")) {
    return adopt(context, step, error);
  }
  return failure === "lost" ? sendAgain(context, step) : failed(step, error);
}

/** Sends a request whose response was lost once more: a PUT, a DELETE, or an assignment. */
async function sendAgain(context: StepContext, step: PlanStep): Promise<Outcome> {
  try {
    const confirmation = await write(context, step);
    // If the first request was executed, the project does not have the policy any more.
    const isUnassignment = step.kind === "governance" && !step.after?.policy;
    return confirm({ ...confirmation, ...(isUnassignment && { differences: [] }) });
  } catch (error) {
    if (failureOf(error) === "missing" && step.after === null) {
      return { status: "done", id: step.id, message: null };
    }
    const outcome = isAbort(context, error) ? mayHaveHappened(step, error) : failed(step, error);
    return { ...outcome, rejection: toRejected(error) };
  }
}

/** Looks for what a lost or conflicting request was to create. */
async function adopt(context: StepContext, step: PlanStep, error: unknown): Promise<Outcome> {
  const found = context.wasAbsent ? await find(context, step).catch(() => undefined) : undefined;
  if (found && found.differences.length === 0) {
    return { status: "adopted", id: found.id, message: null };
  }
  return failed(step, error);
}

function find(
  { admin, limiter, signal }: StepContext,
  step: PlanStep,
): Promise<Confirmation | undefined> {
  const listing = listingOf(admin, step);
  const operation = listing?.operation ?? "";
  const slot = { operation, parallelism: PARALLEL_WRITES, isRead: true, signal };
  return limiter.run(slot, async () => listing?.find(callOptions()));
}

function write(
  { admin, limiter, signal, onWrite }: StepContext,
  step: PlanStep,
): Promise<Confirmation> {
  const slot = { operation: step.operation, parallelism: PARALLEL_WRITES, signal };
  return limiter.run(slot, () => {
    onWrite();
    return sendStep(admin, step, callOptions());
  });
}

/** No signal, so that a write in flight ends, and no retries, which are the limiter's. */
function callOptions(): CallOptions {
  return { retries: 0 };
}

function confirm({ id, differences }: Confirmation): Outcome {
  return differences.length === 0
    ? { status: "done", id, message: null }
    : { status: "failed", id, message: `The server ${differences.join(", and ")}.` };
}

function failed(step: PlanStep, error: unknown): Outcome {
  return isUnanswered(error)
    ? mayHaveHappened(step, error)
    : { status: "failed", id: step.id, message: messageOf(error) };
}

function mayHaveHappened({ id }: PlanStep, error: unknown): Outcome {
  return { status: "unknown", id, message: `May have happened. ${messageOf(error)}` };
}

function skipped({ id }: PlanStep): Outcome {
  return { status: "skipped", id, message: "The apply was interrupted." };
}

function isAbort({ signal }: StepContext, error: unknown): boolean {
  return signal?.aborted === true && error === signal.reason;
}
