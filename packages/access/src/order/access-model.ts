import { matchesPermission } from "../access/match-permission.ts";
import { ALL_PROJECTS } from "../access/presets.ts";
import type { UnorderedStep } from "../model/plan.ts";
import type { OrganizationSnapshot } from "../model/snapshot.ts";
import type { Cell } from "./cell.ts";
import { Cells } from "./cells.ts";
import { changeLevel } from "./change-level.ts";
import { levelChanges, levelKey } from "./level-changes.ts";
import { type Bits, LevelModel } from "./level-model.ts";
import type { ModelStep, Undo } from "./model-step.ts";
import { type LevelReach, reachOf, reachOfAny } from "./reach.ts";

/** Effective access that changes quickly while steps are tried. */
export class AccessModel {
  /** How many members × permissions are outside the envelope now. `sensitive`: how many of `extra` are. */
  sensitive = 0;
  extra = 0;
  missing = 0;
  readonly #levels = new Map<string, LevelModel>();
  readonly #reach = new Map<LevelModel, LevelReach>();
  /** The bit of the permission that applies to every project. */
  readonly allProjects: Bits;
  readonly #cells: Cells;
  readonly #touched = new Map<object, readonly Cell[]>();

  /**
   * @param after - the organization after all steps
   * @param steps - in an order that the API allows
   * @param sensitive - names of permissions, in which `*` stands for any characters
   */
  constructor(
    before: OrganizationSnapshot,
    after: OrganizationSnapshot,
    steps: readonly UnorderedStep[],
    sensitive: readonly string[],
  ) {
    const changes = levelChanges(before, after, steps);
    for (const change of changes) {
      const level = change.before ?? change.after;
      if (level) {
        const model = new LevelModel(change.scope, level);
        model.exists = change.before !== null;
        this.#levels.set(levelKey(change.scope), model);
        this.#reach.set(model, reachOf(model, change));
      }
    }
    this.allProjects = this.organization.bit(ALL_PROJECTS);
    this.#cells = new Cells(changes, ({ scope }) => this.#levels.get(levelKey(scope)));
    this.#setEnvelopes(steps);
    for (const level of this.#levels.values()) {
      const isSensitive = (name: string) =>
        sensitive.some((pattern) => matchesPermission(pattern, name));
      level.sensitive = level.names
        .filter(isSensitive)
        .reduce((sum, name) => sum | level.bit(name), 0n);
    }
  }

  get organization(): LevelModel {
    return this.#levels.get("") as LevelModel;
  }

  levelOf({ scope }: Pick<ModelStep, "scope">): LevelModel | undefined {
    return this.#levels.get(levelKey(scope));
  }

  /** All groups of members. */
  get cells(): readonly Cell[] {
    return this.#cells.all;
  }

  /** The groups of members who have a role in some state. */
  visitors(level: LevelModel, role: string): readonly Cell[] {
    return this.#cells.visitors(level, role);
  }

  /** The groups of members whose access a step can change, without those who stay in the envelope in any order. */
  touched(step: ModelStep): readonly Cell[] {
    const known = this.#touched.get(step);
    if (known) {
      return known;
    }
    const level = this.levelOf(step);
    const users = (level && this.#reach.get(level)?.users.get(step.id)) ?? [];
    const cells = level ? this.#cells.touchable(level, step, users) : [];
    const tracked = cells.filter(({ isTracked }) => isTracked);
    this.#touched.set(step, tracked);
    return tracked;
  }

  /** Also tracks members who have a role. */
  track(level: LevelModel, role: string): void {
    for (const cell of this.visitors(level, role)) {
      cell.isTracked = true;
      this.#update(cell);
    }
    this.#touched.clear();
  }

  /** Performs a step. Returns how to revert it: steps are reverted in reverse order. */
  apply(step: ModelStep): Undo {
    const revert = this.#change(step);
    const cells = this.touched(step);
    const update = () => {
      for (const cell of cells) {
        this.#update(cell);
      }
    };
    update();
    return () => {
      revert();
      update();
    };
  }

  #change(step: ModelStep): Undo {
    const level = this.levelOf(step);
    const project = step.kind === "project" ? this.#levels.get(step.id) : undefined;
    return level ? changeLevel(level, step, this.#cells, project) : () => {};
  }

  #holds({ level, role, organizationRole }: Cell): Bits {
    if (!level.exists) {
      return 0n;
    }
    const isManager = this.organization.grantedBy(organizationRole) & this.allProjects;
    return level.grantedBy(role) | (level !== this.organization && isManager ? level.all : 0n);
  }

  #update(cell: Cell): void {
    this.#count(cell, -1);
    cell.update(this.#holds(cell));
    this.#count(cell, 1);
  }

  #count({ violations }: Cell, sign: 1 | -1): void {
    this.sensitive += sign * violations.sensitive;
    this.extra += sign * violations.extra;
    this.missing += sign * violations.missing;
  }

  #setEnvelopes(steps: readonly UnorderedStep[]): void {
    const before = this.cells.map((cell) => this.#holds(cell));
    const reverts = steps.map((step) => this.#change(step));
    const after = this.cells.map((cell) => this.#holds(cell));
    for (const revert of reverts.reverse()) {
      revert();
    }
    for (const [index, cell] of this.cells.entries()) {
      const [first = 0n, last = 0n] = [before[index], after[index]];
      cell.upper = first | last;
      cell.lower = first & last;
      cell.isTracked = this.#canLeaveEnvelope(cell);
    }
  }

  #canLeaveEnvelope({ level, roles, organizationRoles, upper, lower }: Cell): boolean {
    const own = reachOfAny(this.#reach.get(level) as LevelReach, roles);
    const above = this.#reach.get(this.organization) as LevelReach;
    const inherited = reachOfAny(above, organizationRoles);
    const bypass = (bits: Bits) =>
      level !== this.organization && bits & this.allProjects ? level.all : 0n;
    const most = own.most | bypass(inherited.most);
    const least = own.least | bypass(inherited.least);
    return (most & ~upper) !== 0n || (lower & ~least) !== 0n;
  }
}
