import { ConfidentConflictError, ConfidentNotFoundError, isConfidentError } from "../../errors.ts";
import { checkIds } from "../../operation/check-ids.ts";
import { withErrorContext } from "../../operation/error-context.ts";
import type { ConfidentClient } from "../../operation/internals.ts";
import { queueWrite, writeTarget } from "../../operation/write-queue.ts";
import type { CallOptions } from "../../options.ts";
import { isValidId } from "../is-valid-id.ts";
import { checkWritten } from "./check-written.ts";
import type { Collection, Content, Item } from "./collection.ts";
import { PLURALS, selectOnly } from "./find.ts";
import { modify } from "./modify.ts";
import { conflict } from "./state.ts";

/** How many times to look up an item that other writers keep renaming or deleting. */
const MAX_TRIES = 3;

/** The item, and whether it was created, updated or unchanged. */
export interface Ensured<Row> {
  readonly row: Row;
  readonly change: "created" | "updated" | "unchanged";
}

/** What every attempt needs. */
interface Wanted<Row extends Item> {
  readonly client: ConfidentClient;
  readonly collection: Collection<Row, never>;
  readonly content: Content;
  readonly options: CallOptions | undefined;
}

/**
 * Creates an item, or updates the existing one with this name, so that it has exactly these parts. If `description` is
 * omitted, the existing one is kept. If someone else creates the item meanwhile (409), or if the response to the create
 * is lost, looks the item up again. Within a process, calls with the same name run one at a time.
 */
export function ensure<Row extends Item, Input>(
  client: ConfidentClient,
  collection: Collection<Row, Input>,
  input: Input,
  options: CallOptions | undefined,
): Promise<Ensured<Row>> {
  const { type, path } = collection;
  return withErrorContext(client, `ensure${type}`, async () => {
    checkIds(path);
    const { name, resolve } = collection.check(input);
    const target = writeTarget(`ensure ${type}`, ...Object.values(path), name);
    return queueWrite(client, target, options, async () => {
      const content = await resolve(client, options);
      // The list contains each id once, even if the caller passes it twice.
      const ids = [...new Set(content.ids)];
      return createOrUpdate({ client, collection, content: { ...content, ids }, options });
    });
  });
}

async function createOrUpdate<Row extends Item>(wanted: Wanted<Row>): Promise<Ensured<Row>> {
  const { noun } = wanted.collection;
  const name = JSON.stringify(wanted.content.name);
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const found = await find(wanted);
    const ensured = found ? await update(wanted, found) : await create(wanted);
    if (ensured) {
      return ensured;
    }
  }
  throw new ConfidentConflictError(
    `The ${noun} ${name} was not written: others keep renaming or deleting it.`,
    { delivery: "answered" },
  );
}

async function find<Row extends Item>(wanted: Wanted<Row>): Promise<Row | undefined> {
  const { client, collection, content, options } = wanted;
  const rows = await collection.list(client, options);
  const advice = "Rename or delete all but one.";
  return selectOnly(rows, content.name, PLURALS[collection.noun], advice);
}

async function create<Row extends Item>(wanted: Wanted<Row>): Promise<Ensured<Row> | undefined> {
  const { client, collection, content, options } = wanted;
  let row: Row;
  try {
    row = await collection.create(client, content, options);
  } catch (error) {
    const found = mayExist(error) && (await find(wanted).catch(() => undefined));
    if (!found) {
      throw error;
    }
    const isTaken = statusOf(error) === 409;
    const ensured = await update(wanted, found).catch((later: unknown) => {
      // The create may have been executed, no matter how a later request ended.
      throw isConfidentError(later) && !isTaken
        ? Object.assign(later, { delivery: "unknown" })
        : later;
    });
    const isOurs = ensured?.change === "unchanged" && !isTaken;
    return isOurs ? { ...ensured, change: "created" } : ensured;
  }
  checkWritten(collection, row, content);
  return { row, change: "created" };
}

// Returns `undefined` if someone else has renamed or deleted the item.
async function update<Row extends Item>(
  wanted: Wanted<Row>,
  found: Row,
): Promise<Ensured<Row> | undefined> {
  const { client, collection, content, options } = wanted;
  const { id } = found;
  if (!isValidId(id)) {
    throw conflict(collection.noun, id, "the server does not return a valid id", "answered");
  }
  const change = (current: Content) => {
    if (current.name !== content.name) {
      throw new ConfidentNotFoundError("renamed", { status: 404 });
    }
    const { description = current.description } = content;
    return { ...content, description };
  };
  try {
    const { row, changed } = await queueWrite(client, collection.queue(id), options, () =>
      modify({ client, collection, id, options }, change, found),
    );
    return { row, change: changed ? "updated" : "unchanged" };
  } catch (error) {
    if (statusOf(error) !== 404) {
      throw error;
    }
    if (isRejectedWrite(error) && (await find(wanted))?.id === id) {
      const why = "the server lists it, but responds to its update with 404";
      throw conflict(collection.noun, id, why, "answered");
    }
    return undefined;
  }
}

function isRejectedWrite(error: unknown): boolean {
  return isConfidentError(error) && error.method === "PUT";
}

// Someone else created the item, or the response was lost or unreadable.
function mayExist(error: unknown): boolean {
  const status = statusOf(error) ?? 0;
  const isPossible = status < 400 || status === 409 || status >= 500;
  return isConfidentError(error) && error.delivery !== "unsent" && isPossible;
}

function statusOf(error: unknown): number | undefined {
  return isConfidentError(error) && "status" in error ? error.status : undefined;
}
