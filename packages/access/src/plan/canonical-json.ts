/** Serializes plain data so that equal data gives equal text: keys are sorted, and `undefined` is left out. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== "object" || value === null) {
    return JSON.stringify(value) ?? "null";
  }
  // Concatenation, because plans can have megabytes.
  let text = "";
  if (Array.isArray(value)) {
    for (const item of value) {
      text += `${text && ","}${canonicalJson(item)}`;
    }
    return `[${text}]`;
  }
  const record = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(record).sort()) {
    if (record[key] !== undefined) {
      text += `${text && ","}${JSON.stringify(key)}:${canonicalJson(record[key])}`;
    }
  }
  return `{${text}}`;
}
