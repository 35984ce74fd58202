import { Refusal } from "./refusal.ts";

/** setTimeout takes no more than 31 bits; anything longer would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * The body of a request as text, empty if it has none.
 *
 * @param maxBytes - how many bytes are read at the most
 * @param timeout - milliseconds that they may take to arrive
 * @throws {Refusal} if there are more of them, if they take longer, or if they are not UTF-8.
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
  // A read that is waiting ends when its reader is cancelled.
  const giveUp = () => {
    late = true;
    reader.cancel().catch(() => {});
  };
  const timer = setTimeout(giveUp, Math.min(timeout, LONGEST_TIMER));
  try {
    const bytes = await readBytes(reader, maxBytes);
    if (late) {
      throw new Refusal(408, `The body did not arrive within ${timeout} ms.`);
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
  // Counted while reading: a chunked body does not say how long it is.
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new Refusal(400, "The body did not arrive whole.");
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
    throw new Refusal(400, "The body must be UTF-8.");
  }
}

function tooLarge(maxBytes: number): Refusal {
  return new Refusal(413, `The body must not be larger than ${maxBytes} bytes.`);
}
