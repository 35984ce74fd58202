import { Validator } from "@cfworker/json-schema";
import type { Operation } from "./operation.ts";
import { type OperationId, operations } from "./operations.gen.ts";
import { Refusal } from "./refusal.ts";

const JSON_TYPE = /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i;

/**
 * The body of a request, valid against the document; `undefined` where the operation has none.
 *
 * @param maxBytes - how many bytes are read at the most
 * @throws {Refusal} if it is not what the document says.
 */
export async function readJson(
  request: Request,
  operation: OperationId,
  maxBytes: number,
): Promise<unknown> {
  const { body: schema } = operations[operation] as Operation;
  if (schema && !JSON_TYPE.test(request.headers.get("content-type") ?? "")) {
    throw new Refusal(415, "The body must be application/json.");
  }
  if (request.headers.has("content-encoding")) {
    throw new Refusal(415, "The body must not be compressed.");
  }
  const text = await readText(request, maxBytes);
  if (!schema) {
    if (text) {
      throw new Refusal(400, "This operation has no body.");
    }
    return undefined;
  }
  const value = parse(text);
  const { valid, errors } = new Validator(schema, "2020-12").validate(value);
  if (!valid) {
    throw new Refusal(422, `The body is not what the document says: ${errors.at(-1)?.error}`);
  }
  return value;
}

async function readText({ headers, body }: Request, maxBytes: number): Promise<string> {
  const tooLarge = new Refusal(413, `The body must not be larger than ${maxBytes} bytes.`);
  if (Number(headers.get("content-length")) > maxBytes) {
    throw tooLarge;
  }
  if (!body) {
    return "";
  }
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let size = 0;
  // Counted while reading: a chunked body does not say how long it is.
  const reader = body.getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    size += chunk.value.byteLength;
    if (size > maxBytes) {
      reader.cancel().catch(() => {});
      throw tooLarge;
    }
    text += decodeText(() => decoder.decode(chunk.value, { stream: true }));
  }
  return text + decodeText(() => decoder.decode());
}

function decodeText(decode: () => string): string {
  try {
    return decode();
  } catch {
    throw new Refusal(400, "The body must be UTF-8.");
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, "The body must be JSON.");
  }
}
