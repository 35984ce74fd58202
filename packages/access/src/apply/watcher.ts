import { RejectedError } from "../model/errors.ts";
import type { OrganizationSnapshot } from "../model/snapshot.ts";
import { Reader } from "../read/reader.ts";
import { messageOf } from "./failure.ts";
import { readForPlan } from "./read-for-plan.ts";
import { reread } from "./reread.ts";
import { resolveStep } from "./resolve-step.ts";
import type { RunOptions } from "./run-options.ts";

const WRITES_UNTIL_REREAD = 10;
/** Milliseconds. */
const TIME_UNTIL_REREAD = 5_000;

/** Reads the organization again while a plan is applied, and notices what someone else changes. */
export class Watcher {
  readonly #options: RunOptions;
  #writes = 0;
  #lastRead = performance.now();
  /** What someone else changed, or why that is not known. */
  moved: readonly string[] = [];
  /** If the server rejected the key for a reading. */
  rejection: RejectedError | undefined;

  constructor(options: RunOptions) {
    this.#options = options;
  }

  noteWrite(): void {
    this.#writes++;
  }

  /** Whether to read again before the next write. */
  get isDue(): boolean {
    const isLate = performance.now() - this.#lastRead >= TIME_UNTIL_REREAD;
    return this.#writes >= WRITES_UNTIL_REREAD || (isLate && this.#writes > 0);
  }

  /** Reads the lists again that the steps change. */
  async check(ids: ReadonlyMap<string, string>): Promise<void> {
    const { plan, expectation, signal, onEvent } = this.#options;
    const steps = plan.steps.map((step) => resolveStep(step, ids));
    await this.#compare((reader) => reread(reader, expectation.snapshot, steps));
    if (signal?.aborted) {
      this.moved = []; // an interrupted reading says nothing
    }
    onEvent({ type: "reread", moved: this.moved });
    this.#writes = 0;
    this.#lastRead = performance.now();
  }

  /** Reads everything that the plan was made from, and what it created. */
  async checkAll(ids: ReadonlyMap<string, string>): Promise<void> {
    await this.#compare((reader) => readForPlan(reader, this.#options.plan, [...ids.values()]));
  }

  async #compare(read: (reader: Reader) => Promise<OrganizationSnapshot>): Promise<void> {
    const { admin, expectation } = this.#options;
    try {
      this.moved = expectation.findChanges(await read(new Reader(admin, this.#options)));
    } catch (error) {
      if (this.#options.signal?.aborted) {
        this.moved = ["Interrupted before the final check."];
        return;
      }
      this.moved = [`The organization could not be read again. ${messageOf(error)}`];
      this.rejection = error instanceof RejectedError ? error : undefined;
    }
  }
}
