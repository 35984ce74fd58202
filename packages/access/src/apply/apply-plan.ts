import type { ConfidentAdmin } from "@confident-admin/core";
import type { ApplyResult, StepStatus } from "../model/apply-result.ts";
import { IncompleteApplyError, RejectedError } from "../model/errors.ts";
import type { Plan } from "../model/plan.ts";
import type { AccessEvent } from "../read/events.ts";
import { Limiter } from "../read/limiter.ts";
import { ignoringErrors, Reader } from "../read/reader.ts";
import { checkFresh } from "./check-fresh.ts";
import { checkPlan } from "./check-plan.ts";
import { Expectation } from "./expectation.ts";
import { readForPlan } from "./read-for-plan.ts";
import { StepRunner } from "./run-steps.ts";

const DONE: ReadonlySet<StepStatus> = new Set(["done", "adopted"]);

/** The options of {@link applyPlan}. */
export interface ApplyOptions {
  /** Stops before the next request. The one in flight ends, and its outcome is in the result. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Receives progress, and what a journal needs: each step before it is sent, and how it ended. Errors that it throws are
   * ignored.
   */
  readonly onEvent?: ((event: AccessEvent) => void) | undefined;
}

/**
 * Performs exactly the steps of a plan. Reads the organization first, and writes nothing if anything has changed that the
 * plan depends on. Compares each response with what was sent. Reads the changed lists again after every 10 writes or
 * 5 seconds, and everything at the end. Never undoes anything: to resume, plan again.
 *
 * Another person's change between two of these readings can be overwritten, because the API has no conditional writes.
 * Lists of more than 100 members are compared only at the start and at the end.
 *
 * @throws {BrakeError} if the plan has a brake that was not accepted. Nothing was sent.
 * @throws {StalePlanError} if the plan was edited or is of another version, or if something that it depends on has changed
 * since it was made, or if it would fail a limit or an assertion now. Nothing was written.
 * @throws {IncompleteReadError} if a list cannot be read completely. Nothing was written.
 * @throws {RejectedError} if the server rejects the key, or the key belongs to another organization. `result` says what
 * was written.
 * @throws {IncompleteApplyError} if steps failed or were skipped, or the signal stopped them. `result` says which.
 */
export async function applyPlan(
  admin: ConfidentAdmin,
  plan: Plan,
  options: ApplyOptions = {},
): Promise<ApplyResult> {
  checkPlan(plan);
  const { signal } = options;
  const onEvent = ignoringErrors(options.onEvent);
  const limiter = new Limiter((pause) => onEvent({ type: "rate-limit", ...pause }));
  const snapshot = await readForPlan(new Reader(admin, { limiter, signal, onEvent }), plan);
  await checkFresh(plan, snapshot);
  const expectation = new Expectation(snapshot, plan);
  const runner = new StepRunner({ admin, plan, expectation, limiter, signal, onEvent });
  await runner.run();
  await runner.verify();
  const result = toResult(runner, plan, signal?.aborted === true);
  onEvent({ type: "done", status: result.status, writes: result.writes });
  return throwUnlessDone(result, runner.rejection);
}

function toResult(runner: StepRunner, { postponed }: Plan, isAborted: boolean): ApplyResult {
  const { rejection, results: steps, writes } = runner;
  const moved = [...runner.moved, ...postponed.map(describePostponed)];
  const isDone = moved.length === 0 && steps.every(({ status }) => DONE.has(status));
  const failure = rejection ? "rejected" : isAborted ? "interrupted" : "incomplete";
  return { status: isDone ? "done" : failure, steps, moved, writes };
}

function describePostponed(project: string): string {
  return `What is declared in the new project ${JSON.stringify(project)} is not applied yet.`;
}

function throwUnlessDone(result: ApplyResult, rejection: RejectedError | undefined): ApplyResult {
  if (result.status === "done") {
    return result;
  }
  const { steps, moved } = result;
  const done = steps.filter(({ status }) => DONE.has(status)).length;
  const failed = steps.flatMap(({ n, name, status, message }) =>
    DONE.has(status) || status === "skipped" ? [] : [`Step ${n} (${name}): ${message}`],
  );
  const message = [`${done} of ${steps.length} steps are done.`, ...failed, ...moved].join(" ");
  throw rejection
    ? new RejectedError(`${rejection.message} ${message}`, { cause: rejection.cause, result })
    : new IncompleteApplyError(`${message} Plan again to resume.`, result);
}
