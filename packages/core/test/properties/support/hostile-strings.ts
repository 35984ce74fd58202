import fc from "fast-check";

/** Strings that have broken URLs, headers and parsers before. */
const FRAGMENTS = [
  ".",
  "..",
  "/",
  "\\",
  "%",
  "%2",
  "%2e",
  "%2E",
  "%252e",
  "%25%32%65",
  "%%32e",
  "%2f",
  "%5C",
  "%00",
  "%zz",
  "%c0%ae",
  "%C1%9c",
  "%e0%80%AF",
  "%f0%80%80%ae",
  "%u005C",
  "%c0",
  "%2f",
  "%uff0e",
  "\uff0e",
  "\u2024",
  "\uff0f",
  "\ud83d",
  "\ude00",
  "😀",
  "\u0000",
  "\n",
  "\r",
  "\t",
  "\u007f",
  "\u0085",
  "\u00a0",
  "\u2028",
  "\u202e",
  "\u212a",
  "\ufeff",
  "é",
  "e\u0301",
  " ",
  "?",
  "#",
  ";",
  ":",
  "@",
  "&",
  "=",
  "+",
  "'",
  '"',
  "$&",
  "{policyId}",
  "__proto__",
  "constructor",
  "a",
  "0",
  "policy-uuid-2",
];

const SURROGATES = { first: 0xd800, count: 0x800 };

/** Any character, as with `unit: "binary"`, which takes a second to build a table of all characters. */
const anyCharacter = fc.integer({ min: 0, max: 0x10ffff - SURROGATES.count }).map(
  (index) => String.fromCodePoint(index < SURROGATES.first ? index : index + SURROGATES.count),
  (character) => {
    const code = `${character}`.codePointAt(0) ?? Number.NaN;
    return code < SURROGATES.first ? code : code - SURROGATES.count;
  },
);

/** Strings made of hostile fragments, and random strings. */
export const hostileString: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: fc.constantFrom(...FRAGMENTS), maxLength: 8 }) },
  { weight: 1, arbitrary: fc.string({ unit: anyCharacter, maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 20 }) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: fc.integer({ max: 0x2ff }).map(toCharacter), maxLength: 20 }),
  },
);

/** A dot segment or a similar string, with some characters percent-encoded up to four times. */
export const encodedDots: fc.Arbitrary<string> = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(".", ".", "..", "/", "\\", "a", "%", "25"), maxLength: 6 }),
    fc.array(fc.array(fc.nat(3), { minLength: 1, maxLength: 7 }), { maxLength: 4 }),
  )
  .map(([text, rounds]) => rounds.reduce(encodeSome, text));

/** Strings around the maximum length of an id. */
export const longString: fc.Arbitrary<string> = fc
  .tuple(hostileString, fc.integer({ min: 1_000, max: 1_030 }))
  .map(([text, length]) => text.padEnd(length, text || "x"));

/** Printable characters of ASCII and Latin-1, which keys and header values may contain. */
export const printable: fc.Arbitrary<string> = fc.string({
  unit: fc
    .oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.integer({ min: 0xa0, max: 0xff }))
    .map(toCharacter),
  maxLength: 40,
});

function toCharacter(code: number): string {
  return String.fromCharCode(code);
}

// 0 keeps a character, 1 and 2 encode it in lower and upper case, 3 encodes the digits of its encoding again.
function encodeSome(text: string, choices: readonly number[]): string {
  return [...text]
    .map((character, index) => {
      const code = character.charCodeAt(0).toString(16).padStart(2, "0");
      const choice = choices[index % choices.length];
      const partly = `%${[...code].map((digit) => `%${digit.charCodeAt(0).toString(16)}`).join("")}`;
      return [character, `%${code}`, `%${code.toUpperCase()}`, partly][choice ?? 0];
    })
    .join("");
}
