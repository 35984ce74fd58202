import type { UnorderedStep } from "../model/plan.ts";
import type { AccessModel } from "./access-model.ts";
import { isReady, type Needs } from "./dependencies.ts";
import { findHarmless, findLeastBad, lessExtra } from "./least-bad-order.ts";
import type { Undo } from "./model-step.ts";
import { type ParkingContext, ParkingLot } from "./parking.ts";
import { changesOf, findOwnStep, findSpots, type Spot } from "./spots.ts";

/** More would mean that parking does not help. */
const MOST_PARKINGS = 3;

/** Orders steps with temporary policies where no order of the steps alone keeps everyone in the envelope. */
export class ExactOrder {
  readonly #model: AccessModel;
  readonly #needs: Needs;
  readonly #lot: ParkingLot;
  readonly #pending: Set<UnorderedStep>;
  readonly #done = new Set<string>();
  readonly #path: UnorderedStep[] = [];
  readonly #undo: Undo[] = [];
  readonly #parkings = new Map<string, number>();

  /** @param needs - gets the needs of the temporary steps too */
  constructor(
    model: AccessModel,
    steps: readonly UnorderedStep[],
    needs: Needs,
    context: ParkingContext,
  ) {
    this.#model = model;
    this.#needs = needs;
    this.#lot = new ParkingLot(context);
    this.#pending = new Set(steps);
  }

  /** Orders the steps. The model is as before afterwards. */
  run(): readonly UnorderedStep[] {
    for (let isDone = false; !isDone; ) {
      isDone = !(this.#performSafe() || this.#parkCheapest() || this.#performLeastBad());
    }
    for (const revert of this.#undo.reverse()) {
      revert();
    }
    return this.#path;
  }

  get #ready(): readonly UnorderedStep[] {
    return [...this.#pending].filter((step) => isReady(step, this.#needs, this.#done));
  }

  #performSafe(): boolean {
    return this.#take(findHarmless(this.#model, this.#ready));
  }

  #performLeastBad(): boolean {
    return this.#take(findLeastBad(this.#model, this.#ready, lessExtra));
  }

  /** Returns whether there is such a step. */
  #take(step: UnorderedStep | undefined): boolean {
    if (!step) {
      return false;
    }
    const level = this.#model.levelOf(step);
    if (level && step.kind === "role") {
      this.#lot.leave(level, step.id);
    }
    this.#pending.delete(step);
    this.#perform(step);
    return true;
  }

  #perform(step: UnorderedStep): void {
    this.#undo.push(this.#model.apply(step));
    this.#done.add(step.key);
    this.#path.push(step);
  }

  /** Parks what keeps a step back, for the step with the fewest additional requests. */
  #parkCheapest(): boolean {
    const options = this.#ready.flatMap((step) => {
      const spots = findSpots(this.#model, step, this.#pending);
      const costs = spots.map(({ level, role, bits }) =>
        this.#lot.cost(level, role, bits, findOwnStep(level, role, this.#pending)),
      );
      const isPossible =
        spots.length > 0 &&
        costs.every((cost) => cost !== null) &&
        spots.every((spot) => this.#countOf(spot) < MOST_PARKINGS);
      return isPossible
        ? [{ spots, cost: costs.reduce((sum, cost) => (sum ?? 0) + (cost ?? 0)) }]
        : [];
    });
    const [cheapest] = options.sort((a, b) => (a.cost ?? 0) - (b.cost ?? 0));
    for (const spot of cheapest?.spots ?? []) {
      this.#park(spot);
    }
    return cheapest !== undefined;
  }

  #countOf({ level, role }: Pick<Spot, "level" | "role">): number {
    return this.#parkings.get(spotKey(level, role)) ?? 0;
  }

  #park({ level, role, bits }: Spot): void {
    const own = findOwnStep(level, role, this.#pending);
    const changes = changesOf(level, level.policiesOf(role), this.#pending);
    const { now, later } = this.#lot.park(level, role, bits, own);
    this.#model.track(level, role);
    this.#parkings.set(spotKey(level, role), this.#countOf({ level, role }) + 1);
    for (const step of now) {
      this.#needs.set(step.key, new Set(step.dependsOn));
      this.#perform(step);
    }
    for (const step of later) {
      const first = step.kind === "role" ? changes.map(({ key }) => key) : [];
      this.#needs.set(step.key, new Set([...step.dependsOn, ...first]));
      this.#pending.add(step);
    }
    if (own) {
      const parked = now.map(({ key }) => key);
      this.#needs.set(own.key, new Set([...(this.#needs.get(own.key) ?? []), ...parked]));
    }
  }
}

function spotKey({ scope }: Spot["level"], role: string): string {
  return JSON.stringify([scope, role]);
}
