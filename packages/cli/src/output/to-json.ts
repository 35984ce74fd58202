/** What JSON does not have to escape, but a terminal may obey. */
const INVISIBLE = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Converts a value to JSON that is safe for terminals and logs. */
export const toJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replace(INVISIBLE, escapeCharacter);

function escapeCharacter(character: string): string {
  const units = character.split("").map((unit) => unit.charCodeAt(0).toString(16));
  return units.map((hex) => `\\u${hex.padStart(4, "0")}`).join("");
}
