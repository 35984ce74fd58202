import { loadChunk, preloader } from "../ui/chunk-load-error.ts";

/** Loads the dialog, which is not part of the first load. */
export const loadExport = () =>
  loadChunk(import("./export-dialog.tsx").then(({ ExportDialog }) => ({ default: ExportDialog })));

/** Loads the dialog before it is needed. */
export const preloadExport = preloader(loadExport);
