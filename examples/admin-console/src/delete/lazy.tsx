/** Fetches what asks before a policy is deleted: few visits need it. */
export const loadDelete = () =>
  import("./delete-dialog.tsx").then(({ DeleteDialog }) => ({ default: DeleteDialog }));

/** Fetches it before it is needed. */
export function preloadDelete(): void {
  // If it fails now, it is tried again when it is needed.
  loadDelete().catch(() => {});
}
