import { loadChunk } from "../ui/chunk-load-error.ts";

/**
 * Loads the notices. They are not part of the first load, but every component that writes loads them in advance,
 * because they cannot be loaded once the connection is lost.
 */
export const loadFailedWriteNotices = () =>
  loadChunk(
    import("./failed-write-notices.tsx").then(({ FailedWriteNotices }) => ({
      default: FailedWriteNotices,
    })),
  );
