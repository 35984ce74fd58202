import { matchNames } from "../../file/match-names.ts";
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
 * Finds the live object of each declared one: by `id`, by name, or by a former name. Adds a problem for each that could be
 * another object too.
 *
 * @param noun - what the objects are, such as `policy`
 */
export function matchObjects<D extends Declared, L extends Named>(
  run: Run,
  noun: string,
  declared: readonly D[],
  live: readonly L[],
): Match<D, L>[] {
  const found = matchNames(declared, live);
  const matches = declared.map((one) => ({ declared: one, live: found.get(one) ?? null }));
  const selected = new Set(declared.map(({ id }) => id));
  const context: Context<D, L> = {
    run,
    noun,
    byName: groupBy(
      live.filter(({ id }) => !selected.has(id)),
      ({ name }) => foldName(name),
    ),
    byDeclaredName: new Map(declared.map((one) => [one.name, one])),
    owners: new Map(matches.flatMap((match) => (match.live ? [[match.live, match.declared]] : []))),
  };
  for (const match of matches) {
    const problem = match.declared.id === undefined ? findDoubt(context, match) : missingId(match);
    if (problem !== null) {
      run.problem(match.declared.at, problem);
    }
  }
  return matches;
}

interface Context<D extends Declared, L extends Named> {
  readonly run: Run;
  readonly noun: string;
  /** The live objects that no `id` selects. */
  readonly byName: ReadonlyMap<string, readonly L[]>;
  readonly byDeclaredName: ReadonlyMap<string, D>;
  readonly owners: ReadonlyMap<L, D>;
}

function missingId({ declared, live }: Match<Declared, Named>): string | null {
  return live
    ? null
    : `${quote(declared.name)} has an unknown id. Nothing has the id ${declared.id}.`;
}

/** Says why it is not certain which object a name means. */
function findDoubt<D extends Declared, L extends Named>(
  context: Context<D, L>,
  { declared, live }: Match<D, L>,
): string | null {
  const { noun } = context;
  // What another declared object gets by its former name does not count: this is a chain of renames.
  const isOpen = (one: L) => one === live || (context.owners.get(one) ?? declared) === declared;
  const named = (name: string) => (context.byName.get(foldName(name)) ?? []).filter(isOpen);
  const own = named(declared.name);
  const former = declared.was.flatMap(named);
  const candidates = [...new Set([...own, ...former])];
  const [other] = candidates.filter((one) => one !== live);
  if (own.length > 1 || (live === null && candidates.length > 1)) {
    return ambiguous(noun, declared.name, candidates);
  }
  if (other) {
    return live === null
      ? lookAlike(noun, declared.name, other)
      : `${quote(declared.name)} and ${quote(other.name)} both exist, but the file says that one was renamed to the other. Remove "was", or one of them.`;
  }
  return findSwap(context, declared);
}

/** With former names, a swap would swap back at every run. */
function findSwap<D extends Declared, L extends Named>(
  { byDeclaredName }: Context<D, L>,
  declared: D,
): string | null {
  const other = declared.was.find(
    (name) => name !== declared.name && byDeclaredName.get(name)?.was.includes(declared.name),
  );
  return other === undefined
    ? null
    : `${quote(declared.name)} and ${quote(other)} are each other's former names. To swap names, select both by id.`;
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
