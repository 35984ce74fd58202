import { ConfidentArgumentError, ConfidentConflictError, type Delivery } from "../../errors.ts";
import { entities } from "../../operation/execute.ts";
import { isPreset } from "../is-preset.ts";
import type { Collection, Content, Item, Target } from "./collection.ts";
import { selectById } from "./find.ts";

/** An item and its state when it was read. */
export interface Read<Row> {
  readonly row: Row;
  /** The item's content. Writing it back changes nothing. */
  readonly current: Content;
}

/**
 * Reads an item.
 *
 * @param delivery - whether an earlier write may have been executed
 * @throws {ConfidentArgumentError} if the item is a preset.
 * @throws {ConfidentConflictError} if the server does not return the item's parts.
 */
export async function read<Row extends Item>(
  { client, collection, id, options }: Target<Row>,
  delivery: Delivery,
): Promise<Read<Row>> {
  const rows = await collection.list(client, options);
  const row = selectById(`get${collection.type}`, collection.noun, rows, id);
  return { row, current: contentOf(collection, row, delivery) };
}

/** Returns an item's content. Writing it back changes nothing. */
export function contentOf<Row extends Item>(
  collection: Collection<Row, never>,
  row: Row,
  delivery: Delivery,
): Content {
  const { noun, parts, owner } = collection;
  const { id, name, description } = row;
  if (owner && isPreset(row, owner)) {
    throw new ConfidentArgumentError(
      `The ${noun} ${JSON.stringify(name)} is a preset, which cannot be changed.`,
    );
  }
  const bundled = entities(row[parts]);
  if (!bundled) {
    throw conflict(noun, id, `the server does not return its ${parts}`, delivery);
  }
  return { name, description, ids: [...new Set(bundled.map((part) => part.id))] };
}

/** Returns a string to compare contents by. The order of ids does not matter. */
export function stateOf({ name, description, ids }: Content): string {
  return JSON.stringify([name, description, [...ids].sort()]);
}

/** Returns the error for an item that cannot be written safely. */
export function conflict(
  noun: string,
  id: string,
  why: string,
  delivery: Delivery,
): ConfidentConflictError {
  const what = delivery === "unknown" ? "may have been written" : "was not written";
  return new ConfidentConflictError(
    `The ${noun} ${JSON.stringify(id)} ${what}: ${why}. Read it, then try again.`,
    { delivery },
  );
}
