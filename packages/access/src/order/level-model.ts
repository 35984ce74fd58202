import { isBuiltIn } from "../access/presets.ts";
import type { LevelSnapshot, Scope } from "../model/snapshot.ts";

/** A set of permissions of one level: one bit each. */
export type Bits = bigint;

interface RoleModel {
  readonly builtIn: Bits;
  readonly policyIds: readonly string[];
}

/** What the roles of one level grant, as sets of bits that change quickly. */
export class LevelModel {
  readonly scope: Scope;
  /** All permissions that are in a state of the level, by position of their bit. */
  readonly names: string[] = [];
  /** What the API lists. */
  all: Bits = 0n;
  /** The dangerous ones. */
  sensitive: Bits = 0n;
  exists = true;
  readonly presets: ReadonlySet<string>;
  /** The preset role that can only be transferred, and the one that its previous holder gets. */
  readonly owner: string | undefined;
  readonly former: string | null;
  readonly #bits = new Map<string, Bits>();
  // Steps are tried many times.
  readonly #sets = new WeakMap<object, Bits>();
  readonly #policies = new Map<string, Bits>();
  readonly #roles = new Map<string, RoleModel>();
  readonly #granted = new Map<string, Bits>();
  readonly #users = new Map<string, Set<string>>();

  constructor(scope: Scope, level: LevelSnapshot) {
    this.scope = scope;
    this.all = this.bitsOf(level.permissions);
    for (const policy of level.policies) {
      this.setPolicy(policy.id, this.bitsOf(policy.permissions));
    }
    for (const role of level.roles) {
      const builtIn = level.permissions.filter(({ name }) => isBuiltIn(scope, role, name));
      this.#setRole(role.id, { builtIn: this.bitsOf(builtIn), policyIds: role.policyIds });
    }
    this.presets = new Set(level.roles.filter(({ preset }) => preset).map(({ id }) => id));
    const preset = (name: string) =>
      level.roles.find((role) => role.preset && role.name.toLowerCase() === name)?.id;
    this.owner = preset("owner");
    this.former = preset(scope === "organization" ? "admin" : "manager") ?? null;
  }

  /** The set of some permissions. */
  bitsOf(permissions: readonly { readonly name: string }[]): Bits {
    const known = this.#sets.get(permissions);
    if (known !== undefined) {
      return known;
    }
    const bits = permissions.reduce((sum, { name }) => sum | this.bit(name), 0n);
    this.#sets.set(permissions, bits);
    return bits;
  }

  bit(name: string): Bits {
    const known = this.#bits.get(name);
    if (known !== undefined) {
      return known;
    }
    const bit = 1n << BigInt(this.names.length);
    this.names.push(name);
    this.#bits.set(name, bit);
    return bit;
  }

  /** What a role grants now. A role that does not exist grants nothing. */
  grantedBy(role: string | null): Bits {
    return (role !== null && this.#granted.get(role)) || 0n;
  }

  /** The roles that have a policy now. */
  usersOf(policy: string): Iterable<string> {
    return this.#users.get(policy) ?? [];
  }

  /** The policies of a role now. */
  policiesOf(role: string): readonly string[] {
    return this.#roles.get(role)?.policyIds ?? [];
  }

  /** Replaces a policy; `null` deletes it. Returns what it was. */
  setPolicy(id: string, bits: Bits | null): Bits | null {
    const before = this.#policies.get(id) ?? null;
    if (bits === null) {
      this.#policies.delete(id);
    } else {
      this.#policies.set(id, bits);
    }
    for (const role of this.#users.get(id) ?? []) {
      this.#grant(role);
    }
    return before;
  }

  /** Replaces the policies of a role; `null` deletes it. Returns what they were. */
  setPoliciesOf(id: string, policyIds: readonly string[] | null): readonly string[] | null {
    const before = this.#roles.get(id);
    this.#setRole(id, policyIds && { builtIn: before?.builtIn ?? 0n, policyIds });
    return before?.policyIds ?? null;
  }

  #setRole(id: string, role: RoleModel | null): void {
    for (const policy of this.policiesOf(id)) {
      this.#users.get(policy)?.delete(id);
    }
    if (role) {
      this.#roles.set(id, role);
    } else {
      this.#roles.delete(id);
    }
    for (const policy of role?.policyIds ?? []) {
      const users = this.#users.get(policy) ?? new Set();
      this.#users.set(policy, users.add(id));
    }
    this.#grant(id);
  }

  #grant(id: string): void {
    const { builtIn = 0n, policyIds = [] } = this.#roles.get(id) ?? {};
    const granted = policyIds.reduce(
      (sum, policy) => sum | (this.#policies.get(policy) ?? 0n),
      builtIn,
    );
    this.#granted.set(id, granted);
  }
}
