/**
 * Freezes a validated value, so that `authorize` cannot change what is sent. The recursion is safe, because the schema
 * limits the value's depth.
 */
export function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(deepFreeze);
  }
  return Object.freeze(value);
}
