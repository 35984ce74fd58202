/** Bytes of a decompressed body beyond which nothing more is read. */
const MAX_BODY_BYTES = 10_000_000;

/**
 * The body as text. The size is counted while reading, because what a header says of a compressed body is
 * not its size in memory.
 *
 * @throws an error with the code `LARGER_THAN_10_MB` if it is
 */
export async function readBody(response: Response): Promise<string> {
  const reader = response.body?.getReader?.();
  if (!reader) {
    return response.text(); // no body, or another kind of stream
  }
  const chunks: Uint8Array[] = [];
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) {
      return decode(chunks);
    }
    chunks.push(value);
    size += value.byteLength;
    if (size > MAX_BODY_BYTES) {
      reader.cancel().catch(() => {});
      throw Object.assign(new Error(), { code: "LARGER_THAN_10_MB" });
    }
  }
}

// At the end, because what turns out to be too large is not worth turning into text.
function decode(chunks: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  const parts = chunks.map((chunk) => decoder.decode(chunk, { stream: true }));
  return parts.join("") + decoder.decode();
}
