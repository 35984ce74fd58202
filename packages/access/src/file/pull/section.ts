import type { Declared } from "../../model/declaration.ts";
import { comparable, groupBy } from "../comparable.ts";
import { matchNames } from "../match-names.ts";
import { compareNames, type Target, type TargetMap } from "../target.ts";

/** Removes a key. */
export const REMOVE = Symbol("remove");

/** A live object with a name. */
interface Named {
  readonly id: string;
  readonly name: string;
}

/** The content of an entry. `undefined` leaves a key as it is. */
export type Content = [key: string, content: Target | typeof REMOVE | undefined][];

/** Returns what a section of named objects should contain: each live object, and nothing else. */
export function section<L extends Named, D extends Declared>(
  live: readonly L[],
  declared: readonly D[],
  contentOf: (object: L, declared: D | undefined) => Content,
): TargetMap {
  const matches = new Map([...matchNames(declared, live)].map(([from, to]) => [to, from]));
  const alike = new Set(
    groupBy(live, ({ name }) => comparable(name))
      .filter((group) => group.length > 1)
      .flat(),
  );
  const renames = new Map<string, string>();
  const entries = new Map<string, Target>();
  for (const object of [...live].sort((a, b) => compareNames(a.name, b.name))) {
    const match = matches.get(object);
    if (match !== undefined && match.name !== object.name) {
      renames.set(match.name, object.name);
    }
    entries.set(
      object.name,
      entryTarget([
        ["id", alike.has(object) ? object.id : undefined],
        ["was", match?.was.includes(object.name) ? REMOVE : undefined],
        ...contentOf(object, match),
      ]),
    );
  }
  return { entries, exact: true, renames };
}

/** Leaves out objects that the file removes. */
export function without<L extends Named>(
  live: readonly L[],
  removed: readonly { readonly name: string }[] | undefined,
): L[] {
  const names = new Set((removed ?? []).map(({ name }) => name));
  return live.filter(({ name }) => !names.has(name));
}

function entryTarget(content: Content): TargetMap {
  const entries = new Map<string, Target>();
  for (const [key, value] of content) {
    if (value !== undefined && value !== REMOVE) {
      entries.set(key, value);
    }
  }
  const remove = content.filter(([, value]) => value === REMOVE).map(([key]) => key);
  return { entries, exact: false, remove };
}
