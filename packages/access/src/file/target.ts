/** What a file should contain at a place: a string, `null`, a list of strings, or a mapping. */
export type Target = string | null | readonly string[] | TargetMap;

/** What a mapping should contain. */
export interface TargetMap {
  readonly entries: ReadonlyMap<string, Target>;
  /** Whether keys that are not listed are removed. Otherwise they stay. */
  readonly exact: boolean;
  /** Keys that get another name: the former one, and the new one. */
  readonly renames?: ReadonlyMap<string, string> | undefined;
  /** Keys to remove although the mapping is not exact. */
  readonly remove?: readonly string[] | undefined;
}

/** Narrows a target to a mapping. */
export function isTargetMap(target: Target): target is TargetMap {
  return typeof target === "object" && target !== null && !Array.isArray(target);
}

/** Whether a target has no content. */
export function isEmpty(target: Target): boolean {
  return isTargetMap(target)
    ? target.entries.size === 0
    : Array.isArray(target) && target.length === 0;
}

/** Compares by code units, so that the order is the same on every machine. */
export function compareNames(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
