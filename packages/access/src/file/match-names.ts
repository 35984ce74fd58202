/** What `matchNames` reads of a declared object. */
interface DeclaredName {
  readonly name: string;
  readonly id?: string | undefined;
  readonly was: readonly string[];
}

/** What `matchNames` reads of a live object. */
interface LiveName {
  readonly id: string;
  readonly name: string;
}

/**
 * Finds the live object of each declared one: by `id` if it has one, otherwise by its exact name, otherwise by a former name
 * under `was`. A live object belongs to one declared object at most: with `C: { was: [B] }` and `B: { was: [A] }`, live A
 * becomes B and live B becomes C.
 */
export function matchNames<D extends DeclaredName, L extends LiveName>(
  declared: readonly D[],
  live: readonly L[],
): ReadonlyMap<D, L> {
  const matches = new Map<D, L>();
  const byId = new Map(live.map((object) => [object.id, object]));
  for (const object of declared) {
    const found = object.id === undefined ? undefined : byId.get(object.id);
    if (found !== undefined) {
      matches.set(object, found);
    }
  }
  matchFormerNames(declared, live, matches);
  const taken = new Set(matches.values());
  const byName = new Map(live.map((object) => [object.name, object]));
  for (const object of declared) {
    const found = byName.get(object.name);
    if (object.id === undefined && !matches.has(object) && found && !taken.has(found)) {
      matches.set(object, found);
    }
  }
  return matches;
}

function matchFormerNames<D extends DeclaredName, L extends LiveName>(
  declared: readonly D[],
  live: readonly L[],
  matches: Map<D, L>,
): void {
  const byName = new Map(live.map((object) => [object.name, object]));
  const taken = new Set(matches.values());
  const isFree = (name: string) => byName.has(name) && !taken.has(byName.get(name) as L);
  let open = declared.filter(({ id, was }) => id === undefined && was.length > 0);
  for (let before = -1; before !== open.length; ) {
    before = open.length;
    open = open.filter((object) => {
      const former = isFree(object.name) ? undefined : object.was.find(isFree);
      if (former === undefined) {
        return true;
      }
      const found = byName.get(former) as L;
      matches.set(object, found);
      taken.add(found);
      return false;
    });
  }
}
