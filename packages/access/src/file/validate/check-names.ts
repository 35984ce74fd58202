import type { Declared } from "../../model/declaration.ts";
import { comparable, groupBy } from "../comparable.ts";
import { matchNames } from "../match-names.ts";
import { type Checks, listIds } from "./checks.ts";

interface Live {
  readonly id: string;
  readonly name: string;
}

/** Checks that it is certain which live object each declared one means. */
export function checkNames(
  noun: string,
  declared: readonly Declared[],
  live: readonly Live[],
  checks: Checks,
): void {
  const matches = matchNames(declared, live);
  const owners = new Map([...matches].map(([object, found]) => [found, object]));
  const alike = new Map<string, readonly Live[]>(
    groupBy(live, ({ name }) => comparable(name)).map((group) => [
      comparable((group[0] as Live).name),
      group,
    ]),
  );
  for (const object of declared) {
    const own = (one: Live) => (owners.get(one) ?? object) === object;
    const similar = (alike.get(comparable(object.name)) ?? []).filter(own);
    const found = matches.get(object);
    const message =
      object.id === undefined
        ? (doubt(noun, object, found, similar) ?? bothPresent(object, found, live, own))
        : unknownId(noun, object, found);
    if (message !== undefined) {
      checks.add(object.at, () => message);
    }
  }
}

function doubt(
  noun: string,
  { name, was }: Declared,
  found: Live | undefined,
  similar: readonly Live[],
): string | undefined {
  const quoted = JSON.stringify(name);
  if (similar.length > 1) {
    return `${quoted} could be more than one ${noun}: ${listIds(similar)}. Select one by its id.`;
  }
  const [other] = similar;
  return other === undefined || other === found || was.includes(other.name)
    ? undefined
    : `No ${noun} is named ${quoted}, but ${listIds([other])} differs only in case, whitespace or Unicode normalization. Use that name, or list it under was.`;
}

function bothPresent(
  { name, was }: Declared,
  found: Live | undefined,
  live: readonly Live[],
  own: (one: Live) => boolean,
): string | undefined {
  const former =
    was.length > 0 && found?.name === name
      ? live.find((one) => was.includes(one.name) && own(one))
      : undefined;
  return (
    former &&
    `${JSON.stringify(name)} and its former name ${JSON.stringify(former.name)} both exist. Remove was, or declare or remove the other one.`
  );
}

function unknownId(noun: string, { id }: Declared, found: Live | undefined): string | undefined {
  return found === undefined ? `No ${noun} has the id ${JSON.stringify(id)}.` : undefined;
}

/** Former names that lead back to where they started would be swapped back at every run. */
export function checkSwaps(declared: readonly Declared[], checks: Checks): void {
  const byName = new Map(declared.map((object) => [object.name, object]));
  for (const object of declared) {
    const next = (names: readonly string[]) =>
      names.flatMap((name) => byName.get(name)?.was ?? []).filter((name) => !seen.has(name));
    const seen = new Set<string>();
    let names: readonly string[] = object.id === undefined ? object.was : [];
    while (names.length > 0 && !seen.has(object.name)) {
      for (const name of names) {
        seen.add(name);
      }
      names = next(names);
    }
    if (seen.has(object.name)) {
      checks.add(
        object.at,
        () =>
          `${JSON.stringify(object.name)} is also a former name of ${JSON.stringify(object.was[0])}. To swap names, write the id of each.`,
      );
    }
  }
}
