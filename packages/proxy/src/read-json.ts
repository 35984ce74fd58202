import { findMistake } from "./find-mistake.ts";
import type { Operation } from "./operation.ts";
import { readText } from "./read-text.ts";
import { Refusal } from "./refusal.ts";

const JSON_TYPE = /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i;

/**
 * The body of a request, valid against the document and frozen; `undefined` where the operation has none.
 *
 * @param maxBytes - how many bytes are read at the most
 * @param timeout - milliseconds that they may take to arrive
 * @throws {Refusal} if it is not what the document says.
 */
export async function readJson(
  request: Request,
  { body: schema }: Operation,
  maxBytes: number,
  timeout: number,
): Promise<unknown> {
  if (schema && !JSON_TYPE.test(request.headers.get("content-type") ?? "")) {
    throw new Refusal(415, "The body must be application/json.");
  }
  if (request.headers.has("content-encoding")) {
    throw new Refusal(415, "The body must not be compressed.");
  }
  const text = await readText(request, maxBytes, timeout);
  if (!schema) {
    if (text) {
      throw new Refusal(400, "This operation has no body.");
    }
    return undefined;
  }
  const value = parse(text);
  const mistake = findMistake(value, schema);
  if (mistake) {
    throw new Refusal(422, mistake);
  }
  return frozen(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, "The body must be JSON.");
  }
}

// authorize gets to see it, and what is sent is to be what was checked. It is as deep as its schema, no deeper.
function frozen(value: unknown): unknown {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(frozen);
  }
  return Object.freeze(value);
}
