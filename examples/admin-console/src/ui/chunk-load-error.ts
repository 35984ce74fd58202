/**
 * Thrown if a chunk of the console's code cannot be loaded. React and some browsers cache the failure, so only a reload
 * helps. After a deployment, only a reloaded page has the chunk's new URL.
 */
export class ChunkLoadError extends Error {
  override readonly name = "ChunkLoadError";
}

/** @throws {ChunkLoadError} if the import fails. The crash page then offers to reload. */
export function loadChunk<Chunk>(chunk: Promise<Chunk>): Promise<Chunk> {
  return chunk.catch((cause) => {
    throw new ChunkLoadError("Part of the console could not be loaded.", { cause });
  });
}

/** Returns a function that loads a chunk before it is needed. */
export function preloader(load: () => Promise<unknown>): () => void {
  return () => {
    // Ignore a failure here, because it is reported when the chunk is used.
    load().catch(() => {});
  };
}
