import { referenceTo } from "../access/match-declared.ts";
import type { PolicyContent, StepChange, UnorderedStep } from "../model/plan.ts";
import { namesOf } from "./bits.ts";
import { levelKey } from "./level-changes.ts";
import type { Bits, LevelModel } from "./level-model.ts";
import type { Names } from "./names.ts";
import { describeParked, TEMPORARY_PREFIX } from "./temporary.ts";

/** A role that has a temporary policy instead of its own for a while. */
interface Parked {
  readonly policy: string;
  readonly content: PolicyContent;
  readonly bits: Bits;
}

/** The steps that park a role. */
export interface Parking {
  /** To perform now. */
  readonly now: readonly UnorderedStep[];
  /** To perform later: they give the role its policies back, and delete the temporary policy. */
  readonly later: readonly UnorderedStep[];
}

/** Parks roles on temporary policies, so that changes of their own policies do not affect their members. */
export class ParkingLot {
  readonly #names: Names;
  readonly #parked = new Map<string, Parked>();

  constructor(names: Names) {
    this.#names = names;
  }

  /**
   * How many requests it takes to give a role other permissions for a while. `null`: it cannot be done, or changes nothing.
   *
   * @param own - the step that changes the role later
   */
  cost(level: LevelModel, role: string, bits: Bits, own: UnorderedStep | undefined): number | null {
    const parked = this.#parked.get(roleKey(level, role));
    if (level.presets.has(role) || parked?.bits === bits) {
      return null;
    }
    if (parked) {
      return 1;
    }
    return own ? 3 : 4;
  }

  /** Forgets a role that has its own policies again. */
  leave(level: LevelModel, role: string): void {
    this.#parked.delete(roleKey(level, role));
  }

  /** Gives a role permissions of its own. */
  park(level: LevelModel, role: string, bits: Bits, own: UnorderedStep | undefined): Parking {
    const { scope } = level;
    const key = roleKey(level, role);
    const parked = this.#parked.get(key);
    const permissions = this.#names.permissionsOf({ scope }, namesOf(bits, level.names));
    if (parked) {
      const content = { ...parked.content, permissions };
      this.#parked.set(key, { ...parked, content, bits });
      const change = { kind: "policy", before: parked.content, after: content } as const;
      return { now: [this.#step(level, parked, parked.policy, change, [])], later: [] };
    }
    const name = this.#names.freeName({ scope }, TEMPORARY_PREFIX);
    const description = describeParked({ role, policies: level.policiesOf(role) });
    const created = {
      policy: referenceTo(this.#names.projectOf({ scope }), "policy", name),
      content: { name, description, permissions },
      bits,
    };
    this.#parked.set(key, created);
    return this.#parkNew(level, role, created, own);
  }

  #parkNew(
    level: LevelModel,
    role: string,
    parked: Parked,
    own: UnorderedStep | undefined,
  ): Parking {
    const { policy, content } = parked;
    const before = this.#names.roleWith(level, role, level.policiesOf(role), own === undefined);
    const after = { ...before, policies: [{ id: policy, name: content.name }] };
    const create = this.#step(
      level,
      parked,
      policy,
      { kind: "policy", before: null, after: content },
      [],
    );
    const use = this.#step(level, parked, role, { kind: "role", before, after }, [create.key]);
    const restore = this.#step(
      level,
      parked,
      role,
      { kind: "role", before: after, after: before },
      [use.key],
    );
    const last = own ?? restore;
    const remove = this.#step(
      level,
      parked,
      policy,
      { kind: "policy", before: content, after: null },
      [use.key, last.key],
    );
    return { now: [create, use], later: own ? [remove] : [restore, remove] };
  }

  #step(
    { scope }: LevelModel,
    { policy }: Parked,
    id: string,
    change: StepChange,
    dependsOn: readonly string[],
  ): UnorderedStep {
    const { kind, before, after } = change;
    const verb = before ? (after ? "update" : "delete") : "create";
    const noun = `${scope === "organization" ? "" : "Project"}${kind === "role" ? "Role" : "Policy"}`;
    const content = after ?? before;
    return {
      ...change,
      key: `temporary:${JSON.stringify([policy, verb, kind, this.#names.nextNumber()])}`,
      operation: `${verb}${noun}`,
      scope,
      id,
      name: content && "name" in content ? content.name : id,
      why: "temporary policy",
      at: null,
      dependsOn,
      temporary: true,
    };
  }
}

function roleKey({ scope }: LevelModel, role: string): string {
  return JSON.stringify([levelKey(scope), role]);
}
