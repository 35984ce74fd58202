/** Strings that a reader may take for something else: YAML 1.1 has more booleans. */
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** Starts with a letter, and contains nothing that has a meaning in YAML. */
const PLAIN = /^[\p{L}_](?:[\p{L}\p{M}\p{N}_.@+/()&' -]|:(?! ))*$/u;

/** Characters that `JSON.stringify` leaves as they are, but editors and terminals do not show. */
const INVISIBLE = /[\x7f-\xa0\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffd]/g;

/** Writes a string in YAML, in quotes if it needs them. */
export function quote(text: string): string {
  const plain = PLAIN.test(text) && !/[ :]$|--/.test(text) && !RESERVED.test(text);
  return plain && !INVISIBLE_ANYWHERE.test(text) ? text : quoted(text);
}

const INVISIBLE_ANYWHERE = new RegExp(INVISIBLE.source);

function quoted(text: string): string {
  return JSON.stringify(text).replace(
    INVISIBLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
