/**
 * A copy of an array of texts none of which is empty, holes included; `undefined` if it is something else. What
 * the caller changes from here on is not what was checked.
 */
export function copyOfTexts(value: unknown): string[] | undefined {
  const copy: unknown[] = Array.isArray(value) ? [...value] : [undefined];
  return copy.every((text) => text && typeof text === "string") ? (copy as string[]) : undefined;
}
