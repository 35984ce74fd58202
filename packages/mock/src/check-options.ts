/**
 * Rejects unknown option names, which plain JavaScript would silently ignore.
 *
 * @param name - the function that takes the options
 * @throws {TypeError} if the options are not an object or have an unknown property. The message lists the known names.
 */
export function checkOptions<T extends object>(
  name: string,
  options: T,
  known: readonly (keyof T & string)[],
): void {
  const names = new Intl.ListFormat("en").format(known);
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new TypeError(`${name} takes an object. Its options are ${names}.`);
  }
  const unknown = Object.keys(options).find((key) => !(known as readonly string[]).includes(key));
  if (unknown !== undefined) {
    throw new TypeError(`${name} has no option ${unknown}. Its options are ${names}.`);
  }
}
