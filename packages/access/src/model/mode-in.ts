import type { Declaration, DeclaredLevel, Kind, ManageMode } from "./declaration.ts";

/** How a file manages a kind in a level. An absent key is not managed: `exclusive` deletes nothing then. */
export function modeIn(
  { manage }: { readonly manage: Partial<Declaration["manage"]> },
  { absent = [] }: DeclaredLevel,
  kind: Kind,
): ManageMode {
  const mode = manage[kind] ?? "declared";
  return mode === "exclusive" && absent.includes(kind) ? "declared" : mode;
}
