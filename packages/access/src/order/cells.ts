import type { Cell } from "./cell.ts";
import { createCells } from "./create-cells.ts";
import { type LevelChange, levelKey } from "./level-changes.ts";
import type { LevelModel } from "./level-model.ts";
import type { ModelStep } from "./model-step.ts";

/** The groups of members of all levels, and where they are. */
export class Cells {
  readonly all: readonly Cell[];
  readonly #visitors = new Map<string, Cell[]>();
  readonly #byMember = new Map<string, Cell[]>();

  constructor(
    changes: readonly [LevelChange, ...LevelChange[]],
    modelOf: (change: LevelChange) => LevelModel | undefined,
  ) {
    this.all = createCells(changes, modelOf);
    for (const cell of this.all) {
      const visited = [
        ...cell.roles.map((role) => roleKey(levelKey(cell.level.scope), role)),
        ...cell.organizationRoles.map((role) => roleKey("", role)),
      ];
      for (const key of new Set(visited)) {
        add(this.#visitors, key, cell);
      }
      if (cell.single !== null) {
        add(this.#byMember, cell.single, cell);
      }
    }
  }

  /** The groups that have a role in some state. */
  visitors({ scope }: LevelModel, role: string | null): readonly Cell[] {
    return this.#visitors.get(roleKey(levelKey(scope), role)) ?? [];
  }

  /**
   * The groups whose access a step can change.
   *
   * @param users - the roles that have the step's policy in some state
   */
  touchable(level: LevelModel, step: ModelStep, users: Iterable<string>): readonly Cell[] {
    switch (step.kind) {
      case "policy": {
        const roles = new Set([...users, ...level.usersOf(step.id)]);
        return [...new Set([...roles].flatMap((role) => this.visitors(level, role)))];
      }
      case "role":
        return this.visitors(level, step.id);
      case "member": {
        const former = isTransfer(level, step) ? this.visitors(level, level.owner ?? null) : [];
        return [...new Set([...this.#placesOf(level, step.id), ...former])];
      }
      case "project":
        return this.all.filter((cell) => levelKey(cell.level.scope) === step.id);
      default:
        return [];
    }
  }

  /** Gives a member another role, or none. Returns how to revert it. */
  move(level: LevelModel, step: Extract<ModelStep, { readonly kind: "member" }>): () => void {
    const places = this.#placesOf(level, step.id);
    const former = isTransfer(level, step)
      ? this.visitors(level, level.owner ?? null).filter((cell) => isOwner(level, cell))
      : [];
    const others = former.filter(({ single }) => single !== step.id);
    const undo = [...places, ...others].map((cell) => {
      const { role, organizationRole } = cell;
      return () => Object.assign(cell, { role, organizationRole });
    });
    for (const cell of places) {
      setRole(cell, level, step.after?.role?.id ?? null, step.after === null);
    }
    for (const cell of others) {
      setRole(cell, level, level.former, false);
    }
    return () => {
      for (const restore of undo) {
        restore();
      }
    };
  }

  /** Where a member's role of a level counts: in the level, and for roles of the organization everywhere. */
  #placesOf(level: LevelModel, member: string): readonly Cell[] {
    const cells = this.#byMember.get(member) ?? [];
    return level.scope === "organization" ? cells : cells.filter((cell) => cell.level === level);
  }
}

function isTransfer(
  { owner }: LevelModel,
  { after }: Extract<ModelStep, { kind: "member" }>,
): boolean {
  return owner !== undefined && after?.role?.id === owner;
}

function isOwner(level: LevelModel, cell: Cell): boolean {
  return (cell.level === level ? cell.role : cell.organizationRole) === level.owner;
}

function setRole(cell: Cell, level: LevelModel, role: string | null, isRemoved: boolean): void {
  if (cell.level === level) {
    cell.role = role;
  } else {
    cell.organizationRole = role;
    // Removal from the organization removes from every project.
    cell.role = isRemoved ? null : cell.role;
  }
}

function roleKey(level: string, role: string | null): string {
  return JSON.stringify([level, role]);
}

function add(map: Map<string, Cell[]>, key: string, cell: Cell): void {
  const cells = map.get(key);
  if (cells) {
    cells.push(cell);
  } else {
    map.set(key, [cell]);
  }
}
