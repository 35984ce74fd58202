import { IncompleteReadError } from "../model/errors.ts";
import type { ReadRecord } from "../model/snapshot.ts";

/**
 * Checks that the lists of a snapshot were read to their end: what is missing from them could change every conclusion.
 *
 * @throws {IncompleteReadError} if a list is not complete.
 */
export function requireComplete(records: readonly ReadRecord[]): void {
  const record = records.find(({ complete }) => !complete);
  if (record) {
    const place = record.projectId === undefined ? "" : ` of project ${record.projectId}`;
    throw new IncompleteReadError(
      `${record.operation}${place} was not complete: a page failed, or the list changed while it was read.`,
    );
  }
}
