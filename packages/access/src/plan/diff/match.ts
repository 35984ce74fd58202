import { matchNames } from "../../file/match-names.ts";
import type { Declared } from "../../model/declaration.ts";
import type { Run } from "../run.ts";
import { groupBy } from "../text.ts";
import { quote } from "./level-context.ts";

/** An object as the API returns it. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A declared object, and the live object that it describes. `null`: it has to be created. */
export interface Match<D extends Declared, L extends Named> {
  readonly declared: D;
  readonly live: L | null;
}

/** Finds the live object of each declared one. That this is certain has been validated. */
export function matchObjects<D extends Declared, L extends Named>(
  run: Run,
  noun: string,
  declared: readonly D[],
  live: readonly L[],
): Match<D, L>[] {
  const found = matchNames(declared, live);
  const matches = declared.map((one) => ({ declared: one, live: found.get(one) ?? null }));
  for (const [id, [first, second]] of groupBy(matches, (match) => match.live?.id ?? "")) {
    if (id !== "" && first && second) {
      const names = `${quote(first.declared.name)} and ${quote(second.declared.name)}`;
      run.problem(second.declared.at, `${names} are the same ${noun} (id ${id}).`);
    }
  }
  return matches;
}

/** Says that a name has several objects. */
export function ambiguous(noun: string, name: string, live: readonly Named[]): string {
  const ids = live.map((one) => `${quote(one.name)} (id ${one.id})`).join(", ");
  return `${quote(name)} could be more than one ${noun}: ${ids}.`;
}

/** Says that a name is almost the name of an object. */
export function lookAlike(noun: string, name: string, live: Named): string {
  const found = `${quote(live.name)} (id ${live.id})`;
  return `No ${noun} is named ${quote(name)}, but ${found} differs only in case or whitespace.`;
}
