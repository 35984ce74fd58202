import type { Call } from "./operation.ts";

/** Returns the requested page of a list. A page after the last one is empty. */
export function pageOf<T>(items: readonly T[], { params }: Call): readonly T[] {
  const { page, pageSize } = params as { page: number; pageSize: number };
  return items.slice((page - 1) * pageSize, page * pageSize);
}
