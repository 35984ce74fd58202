import { loadChunk, preloader } from "../ui/chunk-load-error.ts";
import { loadFailedWriteNotices } from "./load-failed-write-notices.ts";

/** Loads the dialog, which is not part of the first load. */
export async function loadDelete() {
  const [{ DeleteDialog }] = await Promise.all([
    loadChunk(import("./delete-dialog.tsx")),
    loadFailedWriteNotices(),
  ]);
  return { default: DeleteDialog };
}

/** Loads the dialog before it is needed. */
export const preloadDelete = preloader(loadDelete);
