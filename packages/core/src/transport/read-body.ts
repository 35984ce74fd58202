import type { Deadline } from "./deadline.ts";
import { quietly } from "./quietly.ts";

/** So many chunks that are there already must not keep a deadline from being noticed. */
const CHUNKS_AT_A_TIME = 256;

/**
 * Reads the body as text; `undefined` if it is larger than `maxBytes`. Counts the decompressed bytes while reading,
 * because `content-length` is the compressed size.
 */
export async function readBody(
  response: Response,
  deadline: Deadline,
  maxBytes: number,
): Promise<string | undefined> {
  const body = response.body as Body | null;
  // One of Node's own streams, which some clients give, has no reader.
  const source = body?.getReader?.() ?? body?.[Symbol.asyncIterator]?.();
  if (!source) {
    return response.text();
  }
  deadline.stop = () => discard("cancel" in source ? source : body);
  if (deadline.over) {
    deadline.stop(); // it came too late
  }
  const chunks: Uint8Array[] = [];
  for (let size = 0; size <= maxBytes; ) {
    const { done, value } = await ("read" in source ? source.read() : source.next());
    if (done) {
      return decode(chunks);
    }
    const chunk = toBytes(value);
    size += chunk.byteLength;
    if (chunks.push(chunk) % CHUNKS_AT_A_TIME === 0) {
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
  deadline.stop();
  return undefined;
}

/** Stops what nobody reads: it would keep its connection, and that the process. */
export function discard(stream: Stoppable | null): void {
  quietly(() => {
    // Where there is nothing to stop, this fails, and nobody minds.
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

// At the end, because what turns out to be too large is not worth turning into text.
function decode(chunks: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  const parts = chunks.map((chunk) => decoder.decode(chunk, { stream: true }));
  return parts.join("") + decoder.decode();
}
