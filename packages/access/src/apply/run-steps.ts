import type { ConfidentAdmin } from "@confident-admin/core";
import type { StepResult } from "../model/apply-result.ts";
import { RejectedError } from "../model/errors.ts";
import type { Plan, PlanStep } from "../model/plan.ts";
import type { OrganizationSnapshot } from "../model/snapshot.ts";
import type { AccessEvent } from "../read/events.ts";
import type { Limiter } from "../read/limiter.ts";
import { Reader } from "../read/reader.ts";
import type { Expectation } from "./expectation.ts";
import { messageOf } from "./failure.ts";
import { type Outcome, performStep } from "./perform-step.ts";
import { reread } from "./reread.ts";
import { findUnresolved, resolveStep } from "./resolve-step.ts";
import { isConflict, type Touch, touchOf } from "./touch.ts";

const PARALLEL_WRITES = 4;
const WRITES_UNTIL_REREAD = 10;
/** Milliseconds. */
const TIME_UNTIL_REREAD = 5_000;

/** How the steps of a plan are run. */
export interface RunOptions {
  readonly admin: ConfidentAdmin;
  readonly plan: Plan;
  readonly expectation: Expectation;
  readonly limiter: Limiter;
  readonly signal: AbortSignal | undefined;
  readonly onEvent: (event: AccessEvent) => void;
}

/** Runs the steps of a plan in their order, and stops if someone else changes what the plan depends on. */
export class StepRunner {
  readonly #options: RunOptions;
  readonly #results = new Map<number, StepResult>();
  readonly #inFlight = new Map<number, { readonly touch: Touch; readonly end: Promise<void> }>();
  readonly #ids = new Map<string, string>();
  #sinceReread = 0;
  #lastRead = performance.now();
  #stopped: string | undefined;
  /** What someone else changed. */
  moved: readonly string[] = [];
  rejection: RejectedError | undefined;
  writes = 0;

  constructor(options: RunOptions) {
    this.#options = options;
  }

  /** The results in the order of the plan. */
  get results(): StepResult[] {
    return [...this.#results.values()].sort((a, b) => a.n - b.n);
  }

  get stopped(): boolean {
    return this.#stopped !== undefined;
  }

  async run(): Promise<void> {
    for (const step of this.#options.plan.steps) {
      await this.#finish(step.dependsOn);
      await this.#rereadIfDue();
      await this.#start(step);
    }
    await this.#finish(this.#inFlight.keys());
  }

  /**
   * Compares a complete reading with the expected state.
   *
   * @param read - receives the ids of created objects
   */
  async verify(read: (created: readonly string[]) => Promise<OrganizationSnapshot>): Promise<void> {
    try {
      this.moved = this.#options.expectation.findChanges(await read([...this.#ids.values()]));
    } catch (error) {
      this.moved = [`The result could not be read. ${messageOf(error)}`];
      this.#noteRejection(error);
    }
  }

  async #start(planned: PlanStep): Promise<void> {
    const step = resolveStep(planned, this.#ids);
    const touch = touchOf(this.#options.expectation.snapshot, step);
    while (!this.#mayStart(touch)) {
      await Promise.race([...this.#inFlight.values()].map(({ end }) => end));
    }
    const reason = this.#reasonToSkip(step);
    if (reason !== undefined) {
      this.#report(step, { status: "skipped", id: step.id, message: reason });
      return;
    }
    const end = this.#perform(step).finally(() => this.#inFlight.delete(step.n));
    this.#inFlight.set(step.n, { touch, end });
  }

  #mayStart(touch: Touch): boolean {
    const { plan } = this.#options;
    const others = [...this.#inFlight.values()];
    const parallelism = plan.order.envelope === "exact" ? PARALLEL_WRITES : 1;
    return others.length < parallelism && !others.some((other) => isConflict(other.touch, touch));
  }

  #reasonToSkip(step: PlanStep): string | undefined {
    if (this.#options.signal?.aborted) {
      this.#stopped ??= "The apply was interrupted.";
    }
    const missing = step.dependsOn.find((n) => !isDone(this.#results.get(n)));
    if (this.#stopped !== undefined || missing !== undefined) {
      return this.#stopped ?? `Step ${missing}, which it depends on, is not done.`;
    }
    const reference = findUnresolved(step);
    return reference && `The plan does not create ${reference}.`;
  }

  async #perform(step: PlanStep): Promise<void> {
    const { admin, limiter, signal, expectation, onEvent } = this.#options;
    const { n, operation, kind, scope, name, id } = step;
    onEvent({ type: "step-start", n, operation, kind, scope, name, id });
    this.#sinceReread++;
    const wasAbsent = expectation.isAbsent(step);
    const onWrite = () => {
      this.writes++;
    };
    this.#report(step, await performStep({ admin, limiter, signal, onWrite, wasAbsent }, step));
  }

  #report(step: PlanStep, { rejection, ...outcome }: Outcome): void {
    const { onEvent, expectation } = this.#options;
    const { n, operation, kind, scope, name } = step;
    const result = { n, operation, kind, scope, name, ...outcome };
    this.#results.set(n, result);
    if (isDone(result)) {
      this.#ids.set(step.id, result.id);
      expectation.done({ ...step, id: result.id });
      onEvent({ type: "step-done", ...result });
    } else if (result.status === "skipped") {
      onEvent({ type: "step-skipped", ...result });
    } else {
      expectation.failed(step);
      onEvent({ type: "step-failed", ...result });
    }
    if (rejection) {
      this.#stopped ??= "The server rejects the key.";
      this.rejection = rejection;
    }
  }

  async #rereadIfDue(): Promise<void> {
    const isLate = performance.now() - this.#lastRead >= TIME_UNTIL_REREAD;
    const isDue = this.#sinceReread >= WRITES_UNTIL_REREAD || (isLate && this.#sinceReread > 0);
    if (!isDue || this.#stopped !== undefined) {
      return;
    }
    await this.#finish(this.#inFlight.keys());
    try {
      this.moved = await this.#reread();
    } catch (error) {
      this.#stopReading(error);
    }
    if (this.moved.length > 0) {
      this.#stopped ??= "The organization was changed meanwhile.";
    }
    this.#sinceReread = 0;
    this.#lastRead = performance.now();
  }

  async #reread(): Promise<readonly string[]> {
    const { plan, expectation, onEvent } = this.#options;
    const steps = plan.steps.map((step) => resolveStep(step, this.#ids));
    const reader = new Reader(this.#options.admin, this.#options);
    const moved = expectation.findChanges(await reread(reader, expectation.snapshot, steps));
    onEvent({ type: "reread", moved });
    return moved;
  }

  #stopReading(error: unknown): void {
    if (this.#options.signal?.aborted) {
      return; // the next step is skipped
    }
    this.#stopped = `The lists could not be read again. ${messageOf(error)}`;
    this.#noteRejection(error);
  }

  #noteRejection(error: unknown): void {
    if (error instanceof RejectedError) {
      this.rejection = error;
    }
  }

  async #finish(steps: Iterable<number>): Promise<void> {
    await Promise.all([...steps].map((n) => this.#inFlight.get(n)?.end));
  }
}

function isDone(result: StepResult | undefined): boolean {
  return result?.status === "done" || result?.status === "adopted";
}
