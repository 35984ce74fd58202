import type { UnorderedStep } from "../model/plan.ts";
import type { AccessModel } from "./access-model.ts";
import { isReady, type Needs } from "./dependencies.ts";
import { findHarmless, findLeastBad, lessExtra } from "./least-bad-order.ts";
import type { Bits, LevelModel } from "./level-model.ts";
import type { Undo } from "./model-step.ts";
import type { Names } from "./names.ts";
import { ParkingLot } from "./parking.ts";
import { tolerated } from "./tolerance.ts";

/** A role, and the permissions that it gets for a while. */
interface Spot {
  readonly level: LevelModel;
  readonly role: string;
  readonly bits: Bits;
}

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
  constructor(model: AccessModel, steps: readonly UnorderedStep[], needs: Needs, names: Names) {
    this.#model = model;
    this.#needs = needs;
    this.#lot = new ParkingLot(names);
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
      const spots = this.#spotsFor(step);
      const costs = spots.map(({ level, role, bits }) =>
        this.#lot.cost(level, role, bits, this.#ownStep(level, role)),
      );
      const isPossible =
        spots.length > 0 &&
        costs.every((cost) => cost !== null) &&
        spots.every(({ role }) => (this.#parkings.get(role) ?? 0) < MOST_PARKINGS);
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

  /** The roles that would have to be parked for a step, and with which permissions. */
  #spotsFor(step: UnorderedStep): readonly Spot[] {
    const level = this.#model.levelOf(step);
    if (!level) {
      return [];
    }
    if (step.kind === "policy") {
      return this.#hurtRoles(step, level).map((role) => this.#spot(level, role, null));
    }
    const role = roleOf(step);
    const isPossible = role !== undefined && !(step.kind === "role" && this.#waits(step));
    return isPossible ? [this.#spot(level, role, this.#comingTo(level, role))] : [];
  }

  /** A role with what it grants now, or with what suits everyone who gets it. */
  #spot(level: LevelModel, role: string, coming: ReadonlySet<string> | null): Spot {
    const bits = coming ? tolerated(this.#model, level, role, coming) : level.grantedBy(role);
    return { level, role, bits };
  }

  /** The roles whose members a step takes out of the envelope. */
  #hurtRoles(step: UnorderedStep, level: LevelModel): readonly string[] {
    const cells = this.#model.touched(step);
    const before = cells.map(({ violations }) => violations);
    const revert = this.#model.apply(step);
    const hurt = cells.filter(({ violations }, index) => {
      const { extra = 0, missing = 0 } = before[index] ?? {};
      return violations.extra > extra || violations.missing > missing;
    });
    revert();
    const roles = hurt.map((cell) => (cell.level === level ? cell.role : cell.organizationRole));
    return [...new Set(roles)].filter((role) => role !== null);
  }

  /** Whether policies that a role gets are still to change. */
  #waits(step: UnorderedStep & { readonly kind: "role" }): boolean {
    const policies = new Set(step.after?.policies.map(({ id }) => id));
    return [...this.#pending].some((one) => one.kind === "policy" && policies.has(one.id));
  }

  #comingTo(level: LevelModel, role: string): ReadonlySet<string> {
    const coming = [...this.#pending].filter(
      (step) =>
        step.kind === "member" &&
        step.after?.role?.id === role &&
        this.#model.levelOf(step) === level,
    );
    return new Set(coming.map(({ id }) => id));
  }

  #ownStep(level: LevelModel, role: string): UnorderedStep | undefined {
    return [...this.#pending].find(
      (step) => step.kind === "role" && step.id === role && this.#model.levelOf(step) === level,
    );
  }

  #park({ level, role, bits }: Spot): void {
    const own = this.#ownStep(level, role);
    const policies = new Set(level.policiesOf(role));
    const changes = [...this.#pending].filter(
      ({ kind, id }) => kind === "policy" && policies.has(id),
    );
    const { now, later } = this.#lot.park(level, role, bits, own);
    this.#model.track(level, role);
    this.#parkings.set(role, (this.#parkings.get(role) ?? 0) + 1);
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

/** The role that a step changes or gives. */
function roleOf(step: UnorderedStep): string | undefined {
  return step.kind === "member" ? step.after?.role?.id : step.kind === "role" ? step.id : undefined;
}
