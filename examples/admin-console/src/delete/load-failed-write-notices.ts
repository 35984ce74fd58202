import { loadChunk } from "../ui/chunk-load-error.ts";

/**
 * Loads the notices. They are not part of the first load, but everything that writes loads them too: after the connection
 * is lost, it is too late.
 */
export const loadFailedWriteNotices = () =>
  loadChunk(
    import("./failed-write-notices.tsx").then(({ FailedWriteNotices }) => ({
      default: FailedWriteNotices,
    })),
  );
