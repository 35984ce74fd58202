import { arrive } from "../shell/arrive.ts";

/** Fetches the export: few visits need it. */
export const loadExport = () =>
  arrive(import("./export-dialog.tsx").then(({ ExportDialog }) => ({ default: ExportDialog })));

/** Fetches it before it is needed. */
export function preloadExport(): void {
  // Nobody has asked for it yet. Whoever does is told if it does not arrive then either.
  loadExport().catch(() => {});
}
