import { loadChunk, preloader } from "../ui/chunk-load-error.ts";

/** Loads the dialog. It is not part of the first load. */
export const loadDelete = () =>
  loadChunk(import("./delete-dialog.tsx").then(({ DeleteDialog }) => ({ default: DeleteDialog })));

/** Loads the dialog before it is needed. */
export const preloadDelete = preloader(loadDelete);
