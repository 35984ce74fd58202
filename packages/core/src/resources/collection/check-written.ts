import { ConfidentConflictError } from "../../errors.ts";
import { entities } from "../../operation/execute.ts";
import type { Collection, Content, Item } from "./collection.ts";

/**
 * Compares the response to a write with the content that was sent. A server does not have to return the item's parts.
 *
 * @param before - the item before the write, if it existed
 * @throws {ConfidentConflictError} if the response has another id, another name or other parts.
 */
export function checkWritten<Row extends Item>(
  { noun, parts }: Collection<Row, never>,
  written: Row,
  { name, ids }: Content,
  before?: Content & { readonly id: string },
): void {
  const id = before?.id ?? written.id;
  const removed = before?.ids.filter((held) => !ids.includes(held)) ?? [];
  const bundled = entities(written[parts])?.map((part) => part.id);
  const differs = {
    id: written.id !== id,
    name: written.name !== name,
    [parts]:
      bundled &&
      (ids.some((asked) => !bundled.includes(asked)) ||
        removed.some((held) => bundled.includes(held))),
  };
  const wrong = Object.entries(differs).filter(([, differs]) => differs);
  if (wrong.length > 0) {
    const what = wrong.map(([field]) => field).join(" and ");
    throw new ConfidentConflictError(
      `The ${noun} ${JSON.stringify(id)} was sent, but the response differs in ${what}. Read the ${noun} to see its state.`,
      { delivery: "answered" },
    );
  }
}
