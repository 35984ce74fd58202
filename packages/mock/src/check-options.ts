/**
 * Rejects unknown option names. Otherwise JavaScript callers would not notice a misspelled option.
 *
 * @param name - the name of the function that takes the options
 * @throws {TypeError} if the options are not an object or have an unknown property. The message lists the options.
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
