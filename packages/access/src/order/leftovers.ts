import type { PolicyContent, UnorderedStep } from "../model/plan.ts";
import type { OrganizationSnapshot, RoleSnapshot } from "../model/snapshot.ts";
import { formerPolicies } from "./clean-up.ts";
import type { Needs } from "./dependencies.ts";
import { levelChanges, levelKey } from "./level-changes.ts";
import type { LevelModel } from "./level-model.ts";
import { isParking, readParked } from "./temporary.ts";

/** A temporary policy of an interrupted run. */
export interface Leftover {
  readonly policy: string;
  readonly content: PolicyContent;
  /** What its role returns to, by id. */
  readonly former: readonly string[];
}

interface Spare extends Leftover {
  /** The step that deletes it. */
  readonly removal: UnorderedStep;
}

/** The temporary policies that an interrupted run left. Plans park on them again, which saves requests. */
export class Leftovers {
  readonly #held = new Map<string, Leftover>();
  readonly #spare = new Map<string, Spare>();

  constructor(before: OrganizationSnapshot, steps: readonly UnorderedStep[], needs: Needs) {
    const needed = new Set([...needs.values()].flatMap((keys) => [...keys]));
    for (const { scope, before: level, steps: own } of levelChanges(before, before, steps)) {
      for (const policy of level?.policies.filter(isParking) ?? []) {
        const { id, ...content } = policy;
        const parked = readParked(policy);
        const key = JSON.stringify([levelKey(scope), parked?.role]);
        const users = level?.roles.filter(({ policyIds }) => policyIds.includes(id)) ?? [];
        const former = formerPolicies(level?.policies ?? [], parked?.policies ?? []);
        const leftover = { policy: id, content, former };
        const removal = own.find((step) => step.kind === "policy" && step.id === id);
        if (users.length > 0) {
          this.#addHeld(key, leftover, users, parked?.role);
        } else if (removal?.after === null && !needed.has(removal.key)) {
          this.#spare.set(key, { ...leftover, removal });
        }
      }
    }
  }

  /** The policy on which a role is parked. */
  heldBy(level: LevelModel, role: string): Leftover | undefined {
    return this.#held.get(roleKey(level, role));
  }

  /** A policy for a role that no role has. */
  spareFor(level: LevelModel, role: string): Leftover | undefined {
    return this.#spare.get(roleKey(level, role));
  }

  /** Takes the policy for a role that no role has. */
  takeSpare(level: LevelModel, role: string): Leftover | undefined {
    const spare = this.spareFor(level, role);
    this.#spare.delete(roleKey(level, role));
    return spare;
  }

  /** The steps that delete what is not taken. */
  get removals(): readonly UnorderedStep[] {
    return [...this.#spare.values()].map(({ removal }) => removal);
  }

  #addHeld(
    key: string,
    leftover: Leftover,
    users: readonly RoleSnapshot[],
    role: string | undefined,
  ): void {
    const [user] = users;
    if (users.length === 1 && user?.id === role && user?.policyIds.length === 1) {
      this.#held.set(key, leftover);
    }
  }
}

function roleKey({ scope }: LevelModel, role: string): string {
  return JSON.stringify([levelKey(scope), role]);
}
