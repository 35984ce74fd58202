/** Copies an array of non-empty strings. Returns `undefined` for anything else, including sparse arrays. */
export function toStringArray(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) {
    return undefined;
  }
  // A copy, so that later changes by the caller have no effect.
  const copy: unknown[] = [...value];
  return copy.every((item) => typeof item === "string" && item) ? (copy as string[]) : undefined;
}
