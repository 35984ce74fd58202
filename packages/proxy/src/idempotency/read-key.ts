import type { Operation } from "@confident-admin/spec/operations";
import { HttpError } from "../http-error.ts";

const HEADER = "idempotency-key";
const VISIBLE_ASCII = /^[\x21-\x7e]{1,255}$/;

/**
 * Returns the `Idempotency-Key` of a `POST`. Returns `undefined` if there is none, or for other methods.
 *
 * @throws {HttpError} if the key is invalid.
 */
export function readKey({ headers }: Request, { method }: Operation): string | undefined {
  const key = headers.get(HEADER);
  if (key === null || method !== "POST") {
    return undefined;
  }
  if (!VISIBLE_ASCII.test(key)) {
    throw new HttpError(400, "Idempotency-Key must be 1 to 255 visible ASCII characters.");
  }
  return key;
}
