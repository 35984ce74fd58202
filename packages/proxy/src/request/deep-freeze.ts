/** Freezes a valid value, which is only as deep as its schema. What is checked is then what is sent. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(deepFreeze);
  }
  return Object.freeze(value);
}
