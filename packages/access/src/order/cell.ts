import type { MemberReference } from "../model/plan.ts";
import { sizeOf, without } from "./bits.ts";
import type { Bits, LevelModel } from "./level-model.ts";
import type { Violations } from "./violations.ts";

/** Members of a level who have the same roles in all states. */
export class Cell {
  readonly level: LevelModel;
  readonly members: readonly MemberReference[];
  /** The member, if a step changes the member. */
  readonly single: string | null;
  /** The roles that they have in some state, in the level and in the organization. */
  readonly roles: readonly (string | null)[];
  readonly organizationRoles: readonly (string | null)[];
  /** Their roles now. */
  role: string | null;
  organizationRole: string | null;
  /** What they hold before or after, and what they hold before and after. */
  upper: Bits = 0n;
  lower: Bits = 0n;
  /** What they hold now but must not, and what they must hold but do not. */
  extra: Bits = 0n;
  missing: Bits = 0n;
  /** Whether some order of the steps takes them out of the envelope. */
  isTracked = false;

  constructor(
    level: LevelModel,
    people: Pick<Cell, "members" | "single" | "roles" | "organizationRoles">,
  ) {
    this.level = level;
    this.members = people.members;
    this.single = people.single;
    this.roles = people.roles;
    this.organizationRoles = people.organizationRoles;
    this.role = people.roles[0] ?? null;
    this.organizationRole = people.organizationRoles[0] ?? null;
  }

  /** Compares what they hold with what they may. */
  update(holds: Bits): void {
    this.extra = without(holds, this.upper);
    this.missing = without(this.lower, holds);
  }

  /** How many members × permissions are outside the envelope. If members are unknown, a role counts as one. */
  get violations(): Violations {
    const weight = Math.max(1, this.members.length);
    return {
      sensitive: weight * sizeOf(this.extra & this.level.sensitive),
      extra: weight * sizeOf(this.extra),
      missing: weight * sizeOf(this.missing),
    };
  }
}
