import {
  ConfidentArgumentError,
  ConfidentConflictError,
  ConfidentNotFoundError,
} from "../../errors.ts";
import { withErrorContext } from "../../operation/error-context.ts";
import type { ConfidentClient } from "../../operation/internals.ts";
import { checkSegment } from "../../operation/serialize.ts";
import { notFoundMessage } from "../../utils/did-you-mean.ts";
import type { Noun } from "./collection.ts";

/** The singular and plural nouns for a list's items in messages. */
export const PLURALS: Readonly<Record<Noun, string>> = { policy: "policies", role: "roles" };

/** An object with an id and a name. */
interface Named {
  readonly id: string;
  readonly name: string;
}

/** A list to find an item in. */
export interface Lookup<Row> {
  /** The operation that errors name. */
  readonly operation: string;
  readonly noun: Noun;
  readonly list: () => Promise<Row[]>;
}

/** Lists the items and returns the one with this id. */
export function findById<Row extends Named>(
  client: ConfidentClient,
  { operation, noun, list }: Lookup<Row>,
  id: string,
): Promise<Row> {
  return withErrorContext(client, operation, async () => {
    checkSegment(`${noun}Id`, id);
    return selectById(operation, noun, await list(), id);
  });
}

/** Lists the items and returns the first one with this name. */
export function findByName<Row extends Named>(
  client: ConfidentClient,
  { operation, noun, list }: Lookup<Row>,
  name: string,
): Promise<Row> {
  return withErrorContext(client, operation, async () => {
    checkLookupName(noun, name);
    const rows = await list();
    const match = rows.find((row) => row.name === name);
    if (!match) {
      throw notFoundByName(operation, noun, name, rows);
    }
    return match;
  });
}

/**
 * Returns the item with this id from a list.
 *
 * @throws {ConfidentNotFoundError} if no item has this id.
 */
export function selectById<Row extends Named>(
  operation: string,
  noun: Noun,
  rows: readonly Row[],
  id: string,
): Row {
  const match = rows.find((row) => row.id === id);
  if (!match) {
    throw notFound(operation, `No ${noun} has the id ${JSON.stringify(id)}.`);
  }
  return match;
}

/**
 * Returns the only item with this exact name.
 *
 * @param advice - what to do if there are several
 * @throws {ConfidentConflictError} if several items have this name. The message lists their ids.
 */
export function selectOnly<Row extends { readonly id?: string; readonly name?: string }>(
  rows: readonly Row[],
  name: string,
  nouns: string,
  advice: string,
): Row | undefined {
  const matches = rows.filter((row) => row.name === name);
  if (matches.length > 1) {
    const ids = matches.map(({ id }) => JSON.stringify(id) ?? "one without an id").join(", ");
    throw new ConfidentConflictError(
      `Several ${nouns} are named ${JSON.stringify(name)}: ${ids}. ${advice}`,
      { delivery: "answered" },
    );
  }
  return matches[0];
}

/** @throws {ConfidentArgumentError} if it is not a string, or is empty. */
export function checkLookupName(noun: string, name: unknown): void {
  if (typeof name !== "string" || !name) {
    throw new ConfidentArgumentError(`A ${noun}'s name must be a non-empty string.`);
  }
}

/** Creates the error for an unknown name. Suggests similar names. */
export function notFoundByName(
  operation: string,
  noun: string,
  name: string,
  rows: readonly { readonly name?: string }[],
): ConfidentNotFoundError {
  const names = rows.flatMap((row) => row.name ?? []);
  return notFound(operation, notFoundMessage(noun, name, names));
}

function notFound(operation: string, message: string): ConfidentNotFoundError {
  return new ConfidentNotFoundError(message, { status: 404, operation });
}
