import { referenceTo } from "../access/match-declared.ts";
import type { PolicyContent, StepChange, UnorderedStep } from "../model/plan.ts";
import type { PermissionName } from "../model/snapshot.ts";
import { namesOf } from "./bits.ts";
import type { Leftover, Leftovers } from "./leftovers.ts";
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

/** A temporary policy, and the steps that make it so. */
interface Prepared {
  readonly parked: Parked;
  readonly steps: readonly UnorderedStep[];
}

/** The steps that park a role. */
export interface Parking {
  /** To perform now. */
  readonly now: readonly UnorderedStep[];
  /** To perform later: they give the role its policies back, and delete the temporary policy. */
  readonly later: readonly UnorderedStep[];
}

/** What parking needs. */
export interface ParkingContext {
  readonly names: Names;
  readonly leftovers: Leftovers;
}

/** Parks roles on temporary policies, so that changes of their own policies do not affect their members. */
export class ParkingLot {
  readonly #names: Names;
  readonly #leftovers: Leftovers;
  readonly #parked = new Map<string, Parked>();

  constructor({ names, leftovers }: ParkingContext) {
    this.#names = names;
    this.#leftovers = leftovers;
  }

  /**
   * How many requests it takes to give a role other permissions for a while. `null`: it cannot be done, or changes nothing.
   *
   * @param own - the step that changes the role later
   */
  cost(level: LevelModel, role: string, bits: Bits, own: UnorderedStep | undefined): number | null {
    const parked = this.#parkedOn(level, role);
    if (level.presets.has(role) || parked?.bits === bits) {
      return null;
    }
    if (parked) {
      return 1;
    }
    const spare = this.#leftovers.spareFor(level, role);
    const uses = own ? 1 : 2;
    if (!spare) {
      return uses + 2;
    }
    // It is deleted in any case.
    return this.#isReady(level, role, bits, spare) ? uses : uses + 1;
  }

  /** Forgets a role that has its own policies again. */
  leave(level: LevelModel, role: string): void {
    this.#parked.delete(roleKey(level, role));
  }

  /** Gives a role permissions of its own. */
  park(level: LevelModel, role: string, bits: Bits, own: UnorderedStep | undefined): Parking {
    const key = roleKey(level, role);
    const permissions = this.#permissionsOf(level, bits);
    const parked = this.#parkedOn(level, role);
    if (parked) {
      const content = { ...parked.content, permissions };
      this.#parked.set(key, { ...parked, content, bits });
      return { now: [this.#write(level, parked, parked.content, content)], later: [] };
    }
    const spare = this.#leftovers.takeSpare(level, role);
    const created = spare ? this.#reuse(level, role, bits, spare) : this.#create(level, role, bits);
    this.#parked.set(key, created.parked);
    return this.#use(level, role, created, own);
  }

  /** The temporary policy that a role has now. */
  #parkedOn(level: LevelModel, role: string): Parked | undefined {
    const held = this.#leftovers.heldBy(level, role);
    const policies = level.policiesOf(role);
    const isHeld = policies.length === 1 && policies[0] === held?.policy;
    const parked = held && isHeld && { ...held, bits: level.bitsOf(held.content.permissions) };
    return this.#parked.get(roleKey(level, role)) ?? (parked || undefined);
  }

  #permissionsOf({ scope, names }: LevelModel, bits: Bits): readonly PermissionName[] {
    return this.#names.permissionsOf({ scope }, namesOf(bits, names));
  }

  /** Whether a leftover policy has the permissions, and names what its role returns to. */
  #isReady(level: LevelModel, role: string, bits: Bits, { content, former }: Leftover): boolean {
    const own = level.policiesOf(role);
    const isFormer = own.length === former.length && own.every((id) => former.includes(id));
    return isFormer && level.bitsOf(content.permissions) === bits;
  }

  #create(level: LevelModel, role: string, bits: Bits): Prepared {
    const { scope } = level;
    const name = this.#names.freeName({ scope }, TEMPORARY_PREFIX);
    const policy = referenceTo(this.#names.projectOf({ scope }), "policy", name);
    const parked = { policy, content: this.#contentOf(level, role, bits, name), bits };
    return { parked, steps: [this.#write(level, parked, null, parked.content)] };
  }

  #reuse(level: LevelModel, role: string, bits: Bits, spare: Leftover): Prepared {
    if (this.#isReady(level, role, bits, spare)) {
      return { parked: { ...spare, bits }, steps: [] };
    }
    const content = this.#contentOf(level, role, bits, spare.content.name);
    const parked = { policy: spare.policy, content, bits };
    return { parked, steps: [this.#write(level, parked, spare.content, content)] };
  }

  #contentOf(level: LevelModel, role: string, bits: Bits, name: string): PolicyContent {
    const description = describeParked({ role, policies: level.policiesOf(role) });
    return { name, description, permissions: this.#permissionsOf(level, bits) };
  }

  #use(
    level: LevelModel,
    role: string,
    { parked, steps }: Prepared,
    own: UnorderedStep | undefined,
  ): Parking {
    const { policy, content } = parked;
    const before = this.#names.roleWith(level, role, level.policiesOf(role), own === undefined);
    const after = { ...before, policies: [{ id: policy, name: content.name }] };
    const first = steps.map(({ key }) => key);
    const use = this.#step(level, parked, role, { kind: "role", before, after }, first);
    const restored = { kind: "role", before: after, after: before } as const;
    const restore = this.#step(level, parked, role, restored, [use.key]);
    const last = own ?? restore;
    const removed = { kind: "policy", before: content, after: null } as const;
    const remove = this.#step(level, parked, policy, removed, [use.key, last.key]);
    return { now: [...steps, use], later: own ? [remove] : [restore, remove] };
  }

  #write(
    level: LevelModel,
    parked: Pick<Parked, "policy">,
    before: PolicyContent | null,
    after: PolicyContent,
  ): UnorderedStep {
    return this.#step(level, parked, parked.policy, { kind: "policy", before, after }, []);
  }

  #step(
    { scope }: LevelModel,
    { policy }: Pick<Parked, "policy">,
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
