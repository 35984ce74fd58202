/** Runs of encoded bytes, and IIS's escapes of characters. */
const ENCODED = /%u([\da-f]{4})|(?:%[\da-f]{2})+/gi;
/** Characters that legacy code pages and lenient servers turn into `/`, `\` or `.`, beyond those of NFKC. */
const FOLDED: readonly (readonly [RegExp, string])[] = [
  [/[\u2044\u2215\u29f8]/g, "/"],
  [/[\u2216\u29f5\u29f9\u00a5\u20a9]/g, "\\"],
  [/\u3002/g, "."],
];
/** Ends a segment or a path, is cut off or invisible, or stands for bytes that are not UTF-8. */
const FORBIDDEN = /[/\\?#;\ufffd\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const DOT_SEGMENT = /^\.{1,2}$/;

/**
 * Whether an id is one segment of a path to every server behind this one, even to one that decodes it several times or
 * replaces characters by similar ones. Core checks less: it encodes an id once, and calls the API itself.
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

// Each pass is shorter, so the recursion ends.
function decode(text: string): string {
  return text.replace(ENCODED, (encoded, code?: string) =>
    code ? String.fromCharCode(Number.parseInt(code, 16)) : decodeBytes(encoded),
  );
}

function decodeBytes(encoded: string): string {
  const bytes = encoded.match(/[\da-f]{2}/gi) ?? [];
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16)));
}
