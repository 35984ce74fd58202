import { checkIds } from "../../operation/check-ids.ts";
import { withErrorContext } from "../../operation/error-context.ts";
import type { ConfidentClient } from "../../operation/internals.ts";
import { queueWrite } from "../../operation/write-queue.ts";
import type { CallOptions } from "../../options.ts";
import { checkName } from "../check-name.ts";
import type { Collection, Item } from "./collection.ts";
import { modify } from "./modify.ts";

/** Changes an item's name and keeps the rest of the item. */
export function rename<Row extends Item>(
  client: ConfidentClient,
  collection: Collection<Row, never>,
  id: string,
  name: string,
  options: CallOptions | undefined,
): Promise<Row> {
  const { type, noun, path } = collection;
  return withErrorContext(client, `rename${type}`, async () => {
    checkIds({ ...path, [`${noun}Id`]: id });
    checkName(`A ${noun}`, name);
    return queueWrite(client, collection.queue(id), options, async () => {
      const target = { client, collection, id, options };
      const { row } = await modify(target, (current) => ({ ...current, name }));
      return row;
    });
  });
}
