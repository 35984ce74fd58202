import { checkSegment } from "../operation/serialize.ts";

/** Whether an id that the server returned can be a path segment. */
export function isValidId(id: unknown): id is string {
  try {
    return checkSegment("id", id) === id;
  } catch {
    return false;
  }
}
