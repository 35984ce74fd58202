import { MAX_TIMER_MS } from "@confident-admin/core/internal";
import { HttpError } from "../http-error.ts";

/**
 * Reads the body of a request as a string. Returns an empty string if it has none.
 *
 * @param timeout - the time limit for receiving the body, in milliseconds
 * @throws {HttpError} if the body is too large, too slow, incomplete or not UTF-8.
 */
export async function readText(
  { headers, body }: Request,
  maxBytes: number,
  timeout: number,
): Promise<string> {
  if (Number(headers.get("content-length")) > maxBytes) {
    throw tooLarge(maxBytes);
  }
  if (!body) {
    return "";
  }
  const reader = body.getReader();
  let late = false;
  const giveUp = () => {
    late = true;
    reader.cancel().catch(() => {});
  };
  const timer = setTimeout(giveUp, Math.min(timeout, MAX_TIMER_MS));
  try {
    const bytes = await readBytes(reader, maxBytes);
    if (late) {
      throw new HttpError(408, `The body did not arrive within ${timeout} ms.`);
    }
    return decode(bytes);
  } finally {
    clearTimeout(timer);
  }
}

async function readBytes(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // A chunked body does not declare its length.
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new HttpError(400, "The body is incomplete.");
    });
    if (done) {
      return chunks;
    }
    size += value.byteLength;
    if (size > maxBytes) {
      reader.cancel().catch(() => {});
      throw tooLarge(maxBytes);
    }
    chunks.push(value);
  }
}

function decode(chunks: readonly Uint8Array[]): string {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    const text = chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join("");
    return text + decoder.decode();
  } catch {
    throw new HttpError(400, "The body must be UTF-8.");
  }
}

function tooLarge(maxBytes: number): HttpError {
  return new HttpError(413, `The body must not be larger than ${maxBytes} bytes.`);
}
