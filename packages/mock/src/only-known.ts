/**
 * Refuses what is no object, and names that nobody knows: plain JavaScript would have them ignored.
 *
 * @param what - what it is for people: `A fault`
 * @throws {TypeError} that says which names there are
 */
export function onlyKnown<T extends object>(
  what: string,
  given: T,
  known: readonly (keyof T & string)[],
): void {
  const names = new Intl.ListFormat("en").format(known);
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw new TypeError(`${what} is an object, which may have ${names}.`);
  }
  const unknown = Object.keys(given).find((name) => !(known as readonly string[]).includes(name));
  if (unknown !== undefined) {
    throw new TypeError(`${what} has no ${unknown}. It may have ${names}.`);
  }
}
