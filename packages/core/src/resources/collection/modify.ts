import type { Delivery } from "../../errors.ts";
import type { BeforeRetry } from "../../http/fetch-with-retry.ts";
import { checkWritten } from "./check-written.ts";
import type { Content, Item, Target } from "./collection.ts";
import { conflict, contentOf, type Read, read, stateOf } from "./state.ts";

/** How many times to read an item that other writers keep changing. */
const MAX_READS = 5;

/** An item, and whether it was written. */
export interface Modified<Row> {
  readonly row: Row;
  readonly changed: boolean;
}

/**
 * Reads an item, changes it and writes it. The caller must hold the item's queue. Writes only if something changes, and
 * only after two equal reads, the second immediately before the write. Reads again before a retry. If a write may have
 * been executed, the `delivery` of a later error is `unknown`, no matter how the last request ended.
 *
 * @param change - returns the new content for the current one
 * @param found - the item, if the caller has read it already
 * @throws {ConfidentNotFoundError} if no item has this id.
 * @throws {ConfidentArgumentError} if the item is a preset.
 * @throws {ConfidentConflictError} if someone else keeps changing the item, the server does not return its parts, or
 * the response does not match the write.
 */
export async function modify<Row extends Item>(
  target: Target<Row>,
  change: (current: Content) => Content,
  found?: Row,
): Promise<Modified<Row>> {
  const { collection, id } = target;
  let delivery: Delivery = "answered";
  let seen = found && stateOf(contentOf(collection, found, delivery));
  try {
    for (let reads = 0; reads < MAX_READS; reads++) {
      const { row, current }: Read<Row> = await read(target, delivery);
      const next = change(current);
      if (stateOf(next) === stateOf(current)) {
        return { row, changed: false };
      }
      if (stateOf(current) === seen) {
        const written: Row | Delivery = await write(target, current, next);
        if (typeof written === "object") {
          return { row: written, changed: true };
        }
        delivery = written === "unknown" ? written : delivery;
      }
      seen = stateOf(current);
    }
    throw conflict(collection.noun, id, "others keep changing it", delivery);
  } catch (error) {
    throw delivery === "unknown" ? Object.assign(error as Error, { delivery }) : error;
  }
}

/** Ends a write that must not be retried, because the item has changed. */
class ChangedMeanwhile extends Error {
  readonly delivery: Delivery;

  /** @param delivery - whether the write may have been executed */
  constructor(delivery: Delivery) {
    super();
    this.delivery = delivery;
  }
}

// Returns the delivery of a failed write if the item has changed since it was read.
async function write<Row extends Item>(
  target: Target<Row>,
  before: Content,
  next: Content,
): Promise<Row | Delivery> {
  const { client, collection, id, options } = target;
  const beforeRetry: BeforeRetry = async (delivery) => {
    const { current } = await read(target, delivery).catch((error: Error) => {
      // The caller needs to know whether the write was executed, not the read.
      throw Object.assign(error, { delivery });
    });
    if (stateOf(current) !== stateOf(before)) {
      throw new ChangedMeanwhile(delivery);
    }
  };
  try {
    const written = await collection.put(client, id, next, options, beforeRetry);
    checkWritten(collection, written, next, { ...before, id });
    return written;
  } catch (error) {
    if (error instanceof ChangedMeanwhile) {
      return error.delivery;
    }
    throw error;
  }
}
