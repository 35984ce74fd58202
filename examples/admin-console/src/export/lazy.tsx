import { arrive, preloader } from "../shell/arrive.ts";

/** Fetches the export: few visits need it. */
export const loadExport = () =>
  arrive(import("./export-dialog.tsx").then(({ ExportDialog }) => ({ default: ExportDialog })));

/** Fetches it before it is needed. */
export const preloadExport = preloader(loadExport);
