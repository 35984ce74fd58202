import { compareStrings } from "../access/compare-strings.ts";
import type { Exposure, MemberReference, PlanStep, UnorderedStep } from "../model/plan.ts";
import type { AccessModel } from "./access-model.ts";
import { namesOf, without } from "./bits.ts";
import type { Cell } from "./cell.ts";
import type { Needs } from "./dependencies.ts";

/** Steps with numbers, and who has too much or too little between them. */
export interface Replay {
  readonly steps: readonly PlanStep[];
  readonly exposures: readonly Exposure[];
}

/**
 * Numbers steps, and finds their exposures. A step depends on what it needs, and on the step before it that touches the same
 * members at risk: if that one fails, the state is another one than the order was chosen for.
 */
export function replay(
  model: AccessModel,
  ordered: readonly UnorderedStep[],
  needs: Needs,
): Replay {
  const numbers = new Map<string, number>();
  const last = new Map<Cell, number>();
  const exposures: Exposure[] = [];
  const steps = ordered.map((step, index): PlanStep => {
    const n = index + 1;
    const cells = model.touched(step);
    const before = cells.map(({ extra, missing }) => ({ extra, missing }));
    const required = [...(needs.get(step.key) ?? [])].map((key) => numbers.get(key));
    const earlier = cells.map((cell) => last.get(cell));
    model.apply(step);
    exposures.push(...findExposures(n, cells, before));
    numbers.set(step.key, n);
    for (const cell of cells) {
      last.set(cell, n);
    }
    const dependsOn = [...new Set([...required, ...earlier])]
      .filter((number) => number !== undefined)
      .sort((a, b) => a - b);
    const { key: _, ...rest } = step;
    return { ...rest, n, dependsOn };
  });
  return { steps, exposures };
}

type Difference = Pick<Cell, "extra" | "missing">;

/** What begins with a step. */
function findExposures(
  step: number,
  cells: readonly Cell[],
  before: readonly Difference[],
): readonly Exposure[] {
  const found = new Map<string, Exposure & { readonly members: MemberReference[] }>();
  for (const [index, { level, members, ...cell }] of cells.entries()) {
    for (const kind of ["extra", "missing"] as const) {
      for (const permission of namesOf(
        without(cell[kind], before[index]?.[kind] ?? 0n),
        level.names,
      )) {
        const { scope } = level;
        const key = JSON.stringify([kind, scope, permission]);
        const exposure = found.get(key) ?? { step, kind, scope, permission, members: [] };
        exposure.members.push(...members);
        found.set(key, exposure);
      }
    }
  }
  const exposures = [...found].sort(([a], [b]) => compareStrings(a, b)).map(([, one]) => one);
  for (const { members } of exposures) {
    members.sort((a, b) => compareStrings(a.email, b.email));
  }
  return exposures.filter(({ members }) => members.length > 0);
}
