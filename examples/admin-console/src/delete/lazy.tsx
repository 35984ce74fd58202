import { arrive } from "../shell/arrive.ts";

/** Fetches what asks before a policy is deleted: few visits need it. */
export const loadDelete = () =>
  arrive(import("./delete-dialog.tsx").then(({ DeleteDialog }) => ({ default: DeleteDialog })));

/** Fetches it before it is needed. */
export function preloadDelete(): void {
  // Nobody has asked for it yet. Whoever does is told if it does not arrive then either.
  loadDelete().catch(() => {});
}
