import { ignoreErrors } from "../utils/ignore-errors.ts";
import type { Timeout } from "./timeout.ts";

/** How many chunks to read before yielding, so that timers can fire during a fast stream. */
const CHUNKS_PER_TURN = 256;

/**
 * Reads the body as a string. Returns `undefined` if it is larger than `maxBytes`. Counts the decompressed bytes while
 * reading, because `content-length` is the compressed size.
 */
export async function readBody(
  response: Response,
  timeout: Timeout,
  maxBytes: number,
): Promise<string | undefined> {
  const body = response.body as Body | null;
  // Some fetch implementations return Node streams, which have no reader.
  const source = body?.getReader?.() ?? body?.[Symbol.asyncIterator]?.();
  if (!source) {
    return response.text();
  }
  timeout.stop = () => discard("cancel" in source ? source : body);
  if (timeout.expired) {
    timeout.stop();
  }
  const chunks: Uint8Array[] = [];
  for (let size = 0; size <= maxBytes; ) {
    const { done, value } = await ("read" in source ? source.read() : source.next());
    if (done) {
      return decode(chunks);
    }
    const chunk = toBytes(value);
    size += chunk.byteLength;
    if (chunks.push(chunk) % CHUNKS_PER_TURN === 0) {
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
  timeout.stop();
  return undefined;
}

/** Stops a stream that will not be read. Otherwise it would keep its connection open and the process alive. */
export function discard(stream: Stoppable | null): void {
  ignoreErrors(() => {
    // Ignore the error if the stream has neither method.
    const { cancel, destroy } = stream as Required<Stoppable>;
    return (cancel ?? destroy).call(stream);
  });
}

interface Stoppable {
  cancel?(): unknown;
  destroy?(): unknown;
}

interface Body extends Stoppable {
  getReader?(): { read(): Promise<Chunk>; cancel(): unknown };
  [Symbol.asyncIterator]?(): { next(): Promise<Chunk> };
}

interface Chunk {
  readonly done?: boolean;
  readonly value?: unknown;
}

function toBytes(value: unknown): Uint8Array {
  const bytes = typeof value === "string" ? new TextEncoder().encode(value) : value;
  if (!ArrayBuffer.isView(bytes)) {
    throw new TypeError("not bytes");
  }
  return bytes as Uint8Array;
}

// Decodes only once the size is known to be acceptable.
function decode(chunks: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  const parts = chunks.map((chunk) => decoder.decode(chunk, { stream: true }));
  return parts.join("") + decoder.decode();
}
