/**
 * Rejects unknown option names, which plain JavaScript would silently ignore.
 *
 * @param what - what the options are of, in messages: `A fault`
 * @throws {TypeError} if the options are not an object, or have an unknown name. The message lists the known names.
 */
export function checkOptions<T extends object>(
  what: string,
  options: T,
  known: readonly (keyof T & string)[],
): void {
  const names = new Intl.ListFormat("en").format(known);
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new TypeError(`${what} is an object, which may have ${names}.`);
  }
  const unknown = Object.keys(options).find((name) => !(known as readonly string[]).includes(name));
  if (unknown !== undefined) {
    throw new TypeError(`${what} has no ${unknown}. It may have ${names}.`);
  }
}
