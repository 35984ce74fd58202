/** Control characters, and those that reorder or hide text. A tab is one column wide, as in positions. */
const UNPRINTABLE =
  /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\p{Surrogate}/gu;

/** A pasted API key must not reach a log. */
const KEY = /confident_(?:[a-z]+_)*[A-Za-z0-9+/=_-]{16,}/g;

/** Makes a string safe for terminals and logs: escapes control characters and hides API keys. */
export function printable(text: string): string {
  return text.replace(KEY, "confident_…").replace(/\t/g, " ").replace(UNPRINTABLE, escapeCharacter);
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) as number;
  return `\\u${code.toString(16).padStart(4, "0")}`;
}
