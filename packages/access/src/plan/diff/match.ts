import type { Declared } from "../../model/declaration.ts";
import type { Run } from "../run.ts";
import { foldName, groupBy } from "../text.ts";
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

/**
 * Finds the live object of each declared one: by `id`, by name, or by a former name. Never guesses: what could be another
 * object too is a problem.
 *
 * @param noun - what the objects are, such as `policy`
 */
export function matchObjects<D extends Declared, L extends Named>(
  run: Run,
  noun: string,
  declared: readonly D[],
  live: readonly L[],
): Match<D, L>[] {
  const matcher = new Matcher(run, noun, declared, live);
  const matches = declared.map((one) => ({ declared: one, live: matcher.find(one) }));
  for (const [id, same] of groupBy(matches, ({ live }) => live?.id ?? "")) {
    const [first, second] = same;
    if (id !== "" && first && second) {
      const names = `${quote(first.declared.name)} and ${quote(second.declared.name)}`;
      run.problem(second.declared.at, `${names} are the same ${noun} (id ${id}).`);
    }
  }
  return matches;
}

class Matcher<D extends Declared, L extends Named> {
  readonly #run: Run;
  readonly #noun: string;
  readonly #declared: ReadonlyMap<string, D>;
  readonly #renamed: ReadonlyMap<string, readonly D[]>;
  readonly #byId: ReadonlyMap<string, L>;
  readonly #byName: ReadonlyMap<string, readonly L[]>;

  constructor(run: Run, noun: string, declared: readonly D[], live: readonly L[]) {
    const selected = new Set(declared.map(({ id }) => id));
    this.#run = run;
    this.#noun = noun;
    this.#declared = new Map(declared.map((one) => [one.name, one]));
    const renames = declared
      .filter(({ id }) => id === undefined)
      .flatMap((one) => one.was.map((name) => ({ name, one })));
    this.#renamed = new Map(
      [...groupBy(renames, ({ name }) => name)].map(([name, all]) => [
        name,
        all.map(({ one }) => one),
      ]),
    );
    this.#byId = new Map(live.map((one) => [one.id, one]));
    this.#byName = groupBy(
      live.filter(({ id }) => !selected.has(id)),
      ({ name }) => foldName(name),
    );
  }

  find(declared: D): L | null {
    if (declared.id !== undefined) {
      return this.#byId.get(declared.id) ?? this.#fail(declared, `No ${this.#noun} has this id.`);
    }
    const named = this.#named(declared.name);
    const [own] = named;
    if (!own || (named.length === 1 && this.#moves(declared))) {
      return this.#findFormer(declared);
    }
    if (named.length > 1) {
      return this.#fail(declared, ambiguous(this.#noun, declared.name, named));
    }
    if (own.name !== declared.name && !declared.was.includes(own.name)) {
      return this.#fail(declared, lookAlike(this.#noun, declared.name, own));
    }
    this.#checkFormerNames(declared, own);
    return own;
  }

  #named(name: string): readonly L[] {
    return this.#byName.get(foldName(name)) ?? [];
  }

  #fail(declared: D, message: string): null {
    this.#run.problem(declared.at, message);
    return null;
  }

  /** Whether the live object with this name gets another declared name, and this one a former object: a chain of renames. */
  #moves(declared: D, seen: ReadonlySet<D> = new Set()): boolean {
    const isFree = declared.was.some(
      (name) => name !== declared.name && this.#named(name).length > 0,
    );
    if (seen.has(declared) || !isFree) {
      return false;
    }
    const path = new Set([...seen, declared]);
    return (this.#renamed.get(declared.name) ?? []).some(
      (other) =>
        other !== declared && (this.#named(other.name).length === 0 || this.#moves(other, path)),
    );
  }

  #findFormer(declared: D): L | null {
    const former = declared.was.flatMap((name) => {
      const keeper = this.#declared.get(name);
      const isKept = keeper && keeper !== declared && !this.#moves(keeper);
      return isKept ? [] : this.#named(name);
    });
    const [only, other] = new Set(former);
    if (other) {
      return this.#fail(declared, ambiguous(this.#noun, declared.was.join(", "), former));
    }
    if (only && !declared.was.includes(only.name)) {
      return this.#fail(declared, lookAlike(this.#noun, declared.was.join(", "), only));
    }
    return only ?? null;
  }

  /** After a rename the former name is free. If it is not, the file may mean either object. */
  #checkFormerNames(declared: D, own: L): void {
    for (const name of declared.was) {
      const other = this.#named(name).find((one) => one !== own);
      const keeper = this.#declared.get(name);
      if (other && !(keeper && !keeper.was.includes(declared.name))) {
        const hint = keeper ? "Select both by id to swap their names." : "Remove one of the names.";
        this.#fail(declared, `${quote(declared.name)} and ${quote(name)} both exist. ${hint}`);
      }
    }
  }
}

/** Says that a name has several objects. */
export function ambiguous(noun: string, name: string, live: readonly Named[]): string {
  const ids = live.map((one) => `${quote(one.name)} (id ${one.id})`).join(", ");
  return `${quote(name)} could be more than one ${noun}: ${ids}. Select one by id.`;
}

/** Says that a name is almost the name of an object. */
export function lookAlike(noun: string, name: string, live: Named): string {
  const found = `${quote(live.name)} (id ${live.id})`;
  return `No ${noun} is named ${quote(name)}, but ${found} differs only in case or whitespace. Use that name, or list it under "was".`;
}
