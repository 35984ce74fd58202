import type { AccessModel } from "./access-model.ts";
import type { Cell } from "./cell.ts";
import type { Bits, LevelModel } from "./level-model.ts";

/**
 * Finds permissions for a role that suit everyone who has it now or gets it later. If they cannot suit everyone, no one gets too
 * much, and some get too little.
 *
 * @param coming - members who get the role
 */
export function tolerated(
  model: AccessModel,
  level: LevelModel,
  role: string,
  coming: ReadonlySet<string>,
): Bits {
  const isAbove = (cell: Cell) => cell.level !== level;
  let upper = -1n;
  let lower = 0n;
  for (const cell of model.visitors(level, role)) {
    const now = isAbove(cell) ? cell.organizationRole : cell.role;
    if (now !== role && !(cell.single !== null && coming.has(cell.single))) {
      continue;
    }
    if (isAbove(cell)) {
      // In a project, a role of the organization gives everything or nothing.
      upper &= (cell.level.all & ~cell.upper) === 0n ? -1n : ~model.allProjects;
      const isEnough = (cell.lower & ~cell.level.grantedBy(cell.role)) === 0n;
      lower |= isEnough ? 0n : model.allProjects;
    } else {
      upper &= cell.upper;
      lower |= cell.lower;
    }
  }
  return upper & (level.grantedBy(role) | lower);
}
