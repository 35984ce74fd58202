/** Percent-encoded bytes, and IIS's `%u` escapes. */
const ENCODED = /%u([\da-f]{4})|(?:%[\da-f]{2})+/gi;
/** Characters that NFKC does not convert to `/`, `\` or `.`, but legacy code pages or lenient servers do. */
const FOLDED: readonly (readonly [RegExp, string])[] = [
  [/[\u2044\u2215\u29f8]/g, "/"],
  [/[\u2216\u29f5\u29f9\u00a5\u20a9]/g, "\\"],
  [/\u3002/g, "."],
];
/** Characters that end a segment or a path, are invisible, or replace bytes that are not UTF-8. */
const FORBIDDEN = /[/\\?#;\ufffd\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const DOT_SEGMENT = /^\.{1,2}$/;

/**
 * Whether every server behind this one reads an id as one segment of a path, even if a server decodes the id several
 * times or replaces similar characters. Core checks less, because it calls the API directly and encodes an id once.
 */
export function isOneSegment(id: string): boolean {
  const folded = fold(id);
  const decoded = decode(folded);
  const isHarmless = ![id, folded].some((text) => FORBIDDEN.test(text) || DOT_SEGMENT.test(text));
  return isHarmless && (decoded === folded || isOneSegment(decoded));
}

function fold(text: string): string {
  return FOLDED.reduce((folded, [from, to]) => folded.replace(from, to), text.normalize("NFKC"));
}

// Decoding shortens the string, so the recursion ends.
function decode(text: string): string {
  return text.replace(ENCODED, (encoded, code?: string) =>
    code ? String.fromCharCode(Number.parseInt(code, 16)) : decodeBytes(encoded),
  );
}

function decodeBytes(encoded: string): string {
  const bytes = encoded.match(/[\da-f]{2}/gi) ?? [];
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16)));
}
