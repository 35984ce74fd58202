import { notFoundMessage } from "@confident-admin/core/internal";
import type { Declared, DeclaredName, ManageMode } from "../../model/declaration.ts";
import { comparable, groupBy } from "../comparable.ts";
import { showPosition } from "../problems.ts";
import { type Checks, listIds } from "./checks.ts";

interface Live {
  readonly id: string;
  readonly name: string;
}

/** What a name in a list can refer to. */
export interface Targets {
  readonly noun: string;
  readonly declared: readonly Declared[];
  readonly removed: readonly DeclaredName[];
  /** `undefined`: unknown. */
  readonly live: readonly Live[] | undefined;
  /** Names that always exist. */
  readonly presets: readonly string[];
  readonly mode: ManageMode;
}

/** Returns a function that checks a reference. */
export function createReferenceCheck(
  targets: Targets,
  checks: Checks,
): (reference: DeclaredName) => void {
  const index = createIndex(targets);
  return ({ name, at }) => {
    const message = index.names.has(name) ? undefined : findProblem(name, targets, index);
    if (message !== undefined) {
      checks.add(at, message);
    }
  };
}

function createIndex({ declared, removed, live, presets, mode }: Targets) {
  const selected = new Set(declared.map(({ id }) => id));
  // In exclusive mode, whatever the file does not declare is deleted.
  const others = mode === "exclusive" ? [] : (live ?? []).filter(({ id }) => !selected.has(id));
  const names = new Set([...declared.map(({ name }) => name), ...presets]);
  const former = declared.flatMap(({ name, was }) =>
    was.map((old): [string, string] => [old, name]),
  );
  const groups = groupBy(others, ({ name }) => comparable(name));
  return {
    names,
    removed: new Map(removed.map(({ name, at }) => [name, at])),
    former: new Map(former),
    liveNames: new Set(others.map(({ name }) => name)),
    live: new Map(groups.map((group) => [comparable((group[0] as Live).name), group])),
    comparableNames: new Set([...names].map(comparable)),
    isClosed: mode === "exclusive" || live !== undefined,
  };
}

function findProblem(
  name: string,
  { noun }: Targets,
  index: ReturnType<typeof createIndex>,
): (() => string) | undefined {
  const quoted = JSON.stringify(name);
  const place = index.removed.get(name);
  if (place !== undefined) {
    return () => `The ${noun} ${quoted} is removed at ${showPosition(place)}.`;
  }
  const renamed = index.former.get(name);
  if (renamed !== undefined) {
    return () =>
      `The file renames the ${noun} ${quoted} to ${JSON.stringify(renamed)}. Use the new name.`;
  }
  const alike = index.live.get(comparable(name)) ?? [];
  if (index.liveNames.has(name)) {
    const message = `${quoted} could be more than one ${noun}: ${listIds(alike)}. Declare it with its id.`;
    return alike.length > 1 ? () => message : undefined;
  }
  const known = [...index.names, ...index.liveNames].filter((one) => !index.removed.has(one));
  return index.isClosed || index.comparableNames.has(comparable(name))
    ? () => notFoundMessage(noun, name, known)
    : undefined;
}
