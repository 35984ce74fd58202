/** Returns the id of the created resource as a string, or `undefined` if there is none. */
export function readCreatedId(data: unknown, key: string | undefined): string | undefined {
  const created = key !== undefined && isObject(data) ? data[key] : undefined;
  const id = isObject(created) ? created["id"] : undefined;
  if (typeof id === "string") {
    return id || undefined;
  }
  // Some of the API's ids are integers.
  return Number.isSafeInteger(id) ? String(id) : undefined;
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
