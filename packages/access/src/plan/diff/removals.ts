import { comparable } from "../../file/comparable.ts";
import type { Declared, DeclaredName } from "../../model/declaration.ts";
import type { Position } from "../../model/position.ts";
import { temporaryName } from "../../order/temporary.ts";
import type { Run } from "../run.ts";
import { groupBy } from "../text.ts";
import { quote } from "./level-context.ts";
import { ambiguous, lookAlike, type Match, type Named } from "./match.ts";

/** Why an object with a temporary name is deleted. */
export const LEFT_OVER = "left over from an interrupted run";

/** A live object to delete. */
export interface Removal<L extends Named> {
  readonly live: L;
  readonly why: string;
  readonly at: Position | null;
}

/** What the file says about objects of one kind. */
export interface RemovalInput<L extends Named> {
  readonly noun: string;
  readonly mode: "off" | "declared" | "exclusive";
  readonly matches: readonly Match<Declared, L>[];
  /** Without presets. */
  readonly live: readonly L[];
  readonly removed: readonly DeclaredName[];
  /** What the file's earlier version declared. */
  readonly base: readonly Declared[];
}

/** Finds the objects to delete: `removed` names them, an earlier version of the file named them, or only the file's may exist. */
export function findRemovals<L extends Named>(run: Run, input: RemovalInput<L>): Removal<L>[] {
  if (input.mode === "off") {
    return [];
  }
  const matched = new Set(input.matches.map(({ live }) => live?.id));
  const rest = input.live.filter(({ id }) => !matched.has(id));
  const all = [
    ...findTombstones(run, input, rest),
    ...findMissing(input, rest),
    ...(input.mode === "exclusive" ? rest : []).map((live) => because(live, "not in the file")),
    ...rest
      .filter(({ id, name }) => name === temporaryName(id))
      .map((live) => because(live, LEFT_OVER)),
  ];
  const removals = new Map(all.reverse().map((removal) => [removal.live.id, removal]));
  return withoutIncomplete(run, input.noun, [...removals.values()]);
}

function because<L extends Named>(live: L, why: string): Removal<L> {
  return { live, why, at: null };
}

/** If a list was not read to its end, what is missing from it cannot be told from what does not exist. */
export function withoutIncomplete<T>(run: Run, noun: string, removals: T[]): T[] {
  if (run.isComplete || removals.length === 0) {
    return removals;
  }
  run.warnings.add(`Nothing is deleted (${noun}), because a list was not read completely.`);
  return [];
}

function findTombstones<L extends Named>(
  run: Run,
  { noun, removed, matches }: RemovalInput<L>,
  rest: readonly L[],
): Removal<L>[] {
  const declared = new Set(matches.map((match) => match.declared.name));
  const byName = groupBy(rest, ({ name }) => comparable(name));
  return removed.flatMap(({ name, at }) => {
    const named = byName.get(comparable(name)) ?? [];
    const [only, other] = named;
    if (declared.has(name)) {
      run.problem(at, `The file declares the ${noun} ${quote(name)} and removes it.`);
    } else if (other) {
      run.problem(at, ambiguous(noun, name, named));
    } else if (only && only.name !== name) {
      run.problem(at, lookAlike(noun, name, only));
    } else if (only) {
      return [{ live: only, why: "removed", at }];
    }
    return [];
  });
}

/** What an earlier version of the file named. Without a live object of exactly this name, it is gone already. */
function findMissing<L extends Named>(
  { base, matches }: RemovalInput<L>,
  rest: readonly L[],
): Removal<L>[] {
  const kept = new Set(matches.flatMap(({ declared }) => [declared.name, ...declared.was]));
  const byId = new Map(rest.map((one) => [one.id, one]));
  const byName = groupBy(rest, ({ name }) => name);
  return base.flatMap(({ id, name }) => {
    if (kept.has(name)) {
      return [];
    }
    const named = byName.get(name) ?? [];
    const live = id === undefined ? (named.length === 1 ? named[0] : undefined) : byId.get(id);
    return live ? [because(live, "no longer in the file")] : [];
  });
}
