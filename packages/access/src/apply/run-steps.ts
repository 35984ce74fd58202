import type { StepResult } from "../model/apply-result.ts";
import type { RejectedError } from "../model/errors.ts";
import type { PlanStep } from "../model/plan.ts";
import { type Outcome, performStep } from "./perform-step.ts";
import { findUnresolved, resolveStep } from "./resolve-step.ts";
import type { RunOptions } from "./run-options.ts";
import { isConflict, type Touch, touchOf } from "./touch.ts";
import { Watcher } from "./watcher.ts";

const PARALLEL_WRITES = 4;

/** Runs the steps of a plan in their order, and stops if someone else changes what the plan depends on. */
export class StepRunner {
  readonly #options: RunOptions;
  readonly #results = new Map<number, StepResult>();
  readonly #inFlight = new Map<number, { readonly touch: Touch; readonly end: Promise<void> }>();
  readonly #ids = new Map<string, string>();
  readonly #watcher: Watcher;
  /** Why no more steps are sent. */
  #stopped: string | undefined;
  #rejection: RejectedError | undefined;
  writes = 0;

  constructor(options: RunOptions) {
    this.#options = options;
    this.#watcher = new Watcher(options);
  }

  /** The results in the order of the plan. */
  get results(): StepResult[] {
    return [...this.#results.values()].sort((a, b) => a.n - b.n);
  }

  /** What someone else changed. */
  get moved(): readonly string[] {
    return this.#watcher.moved;
  }

  /** If the server rejects the key. */
  get rejection(): RejectedError | undefined {
    return this.#rejection ?? this.#watcher.rejection;
  }

  async run(): Promise<void> {
    for (const step of this.#options.plan.steps) {
      await this.#finish(step.dependsOn);
      await this.#rereadIfDue();
      await this.#start(step);
    }
    await this.#finish(this.#inFlight.keys());
  }

  /** Reads everything once more, unless the run was stopped. */
  async verify(): Promise<void> {
    if (this.#stopped === undefined && this.#results.size > 0) {
      await this.#watcher.checkAll(this.#ids);
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
    this.#watcher.noteWrite();
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
      this.#stopped ??= "The server rejected the key for another step.";
      this.#rejection = rejection;
    }
  }

  async #rereadIfDue(): Promise<void> {
    if (this.#stopped !== undefined || !this.#watcher.isDue) {
      return;
    }
    await this.#finish(this.#inFlight.keys());
    await this.#watcher.check(this.#ids);
    if (this.moved.length > 0) {
      this.#stopped = "The organization was changed meanwhile.";
    }
  }

  async #finish(steps: Iterable<number>): Promise<void> {
    await Promise.all([...steps].map((n) => this.#inFlight.get(n)?.end));
  }
}

function isDone(result: StepResult | undefined): boolean {
  return result?.status === "done" || result?.status === "adopted";
}
