import type { Operation } from "@confident-admin/spec/operations";
import { HttpError } from "../http-error.ts";
import { deepFreeze } from "./deep-freeze.ts";
import { readText } from "./read-text.ts";
import { validate } from "./validate.ts";

const JSON_TYPE = /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i;

/**
 * Reads, validates and freezes the body of a request. Returns `undefined` if the operation has none.
 *
 * @param timeout - the time limit for receiving the body, in milliseconds
 * @throws {HttpError} if the body does not match the document.
 */
export async function readJson(
  request: Request,
  { body: schema }: Operation,
  maxBytes: number,
  timeout: number,
): Promise<unknown> {
  if (schema && !JSON_TYPE.test(request.headers.get("content-type") ?? "")) {
    throw new HttpError(415, "The body must be application/json.");
  }
  if (request.headers.has("content-encoding")) {
    throw new HttpError(415, "The body must not be compressed.");
  }
  const text = await readText(request, maxBytes, timeout);
  if (!schema) {
    if (text) {
      throw new HttpError(400, "This operation does not accept a body.");
    }
    return undefined;
  }
  const value = parse(text);
  const problem = validate(value, schema, "The body");
  if (problem) {
    throw new HttpError(422, problem);
  }
  return deepFreeze(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpError(400, "The body must be JSON.");
  }
}
