/** The types of the fields that a value must have. */
type Types<T> = { readonly [Key in keyof T]?: "string" | "boolean" | "integer" };

/** Returns the value if it is an object whose fields have these types. */
export function checkFields<T extends object>(
  value: T | undefined,
  types: Types<T>,
): T | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return undefined;
  }
  const fields = value as Record<string, unknown>;
  const isRight = ([name, type]: [string, unknown]) =>
    type === "integer" ? Number.isInteger(fields[name]) : typeof fields[name] === type;
  return Object.entries(types).every(isRight) ? value : undefined;
}

/** Returns the value if it is an array of objects whose fields have these types. */
export function checkList<T extends object>(
  values: T[] | undefined,
  types: Types<T>,
): T[] | undefined {
  return Array.isArray(values) && values.every((value) => checkFields(value, types))
    ? values
    : undefined;
}

/** Reads the response to a deletion. A 204 has no body, but returns the same value. */
export function checkDeleted<Id extends string | number>(
  id: Id,
  data: { id: Id; deleted: true } | undefined,
  status: number,
): { id: Id; deleted: true } | undefined {
  return checkGone({ id, deleted: true }, "deleted", data, status);
}

/** Reads the response to the removal of a member, as {@link checkDeleted} does. */
export function checkRemoved(
  id: string,
  data: { id: string; removed: true } | undefined,
  status: number,
): { id: string; removed: true } | undefined {
  return checkGone({ id, removed: true }, "removed", data, status);
}

function checkGone<Gone extends { id: string | number }>(
  gone: Gone,
  flag: keyof Gone,
  data: Gone | undefined,
  status: number,
): Gone | undefined {
  const value = status === 204 ? gone : data;
  return value?.[flag] === true && typeof value.id === typeof gone.id ? value : undefined;
}
