import fc from "fast-check";
import { expect } from "vitest";
import { adminThat, DELETED, outcomeOf, stub, way } from "./support/clients.ts";
import { encodedDots, long, trouble } from "./support/hostile-strings.ts";
import { property } from "./support/property.ts";
import { serve } from "./support/servers.ts";

const FOLDER = "/v1/organization/policies/";

const id = fc.oneof(
  { weight: 4, arbitrary: trouble },
  { weight: 4, arbitrary: encodedDots },
  { weight: 1, arbitrary: long },
  { weight: 1, arbitrary: fc.anything() as fc.Arbitrary<string> },
);
const found = ["%25%32%65%25%32%65", "a/%25%32e/b", "%%32e%2%65", "a%2%66..%%35cb"];

property(
  "an id is refused before anything leaves, or is one path segment that decodes to itself",
  "ids",
  fc.record({ id, way }),
  async ({ id, way }) => {
    const { fetch, asked } = stub(DELETED);
    const outcome = await outcomeOf(() => adminThat(way, { fetch }).policies.delete(id));
    expect(outcome).toMatchObject(
      isSendable(id) ? { deleted: true } : { name: "ConfidentArgumentError", delivery: "unsent" },
    );
    expect(asked.map(({ url }) => idIn(url))).toEqual(isSendable(id) ? [id] : []);
  },
  found.map((id) => ({ id, way: "directly" as const })),
);

const { url: baseUrl, arrived } = await serve((_, answer) => answer.end(DELETED));

property(
  "an id that arrives at a server is one segment of the raw request line, and decodes to itself",
  "ids over HTTP",
  fc.record({ id, way }),
  async ({ id, way }) => {
    arrived.length = 0;
    await outcomeOf(() => adminThat(way, { baseUrl }).policies.delete(id));
    expect(arrived.map(({ url }) => idIn(baseUrl + url))).toEqual(isSendable(id) ? [id] : []);
    expect(arrived.map(({ url }) => new URL(baseUrl + url).pathname)).toEqual(
      arrived.map(({ url }) => url),
    );
  },
);

/** The id that a server finds, whatever URL parsing does to it; everything else is somewhere else. */
function idIn(text: string): string {
  const { pathname, search, hash } = new URL(text);
  const segment = pathname.slice(FOLDER.length);
  expect([pathname.slice(0, FOLDER.length), search, hash]).toEqual([FOLDER, "", ""]);
  expect(segment).not.toContain("/");
  return decodeURIComponent(segment);
}

const ODD_SPELLINGS = [0x2e, 0x2f, 0x5c].flatMap(oddSpellings);

/** What the documentation of ids says, written down once more in a slower way. */
function isSendable(id: string): boolean {
  const characters = typeof id === "string" ? [...id] : [];
  return (
    characters.length >= 1 &&
    id.length <= 1024 &&
    characters.every((character) => isSendableCode(character.codePointAt(0) ?? 0)) &&
    decodings(id).every(isHarmless)
  );
}

function isHarmless(text: string): boolean {
  const parts = text.split(/[/\\]/);
  return (
    [...text].every((character) => isSendableCode(character.codePointAt(0) ?? 0)) &&
    !parts.some((part) => [".", ".."].includes(part.split(/[;?#]/, 1)[0] ?? "")) &&
    !ODD_SPELLINGS.some((odd) => text.toLowerCase().includes(odd))
  );
}

// UTF-8 in two, three and four bytes for what needs one, a decoder that masks what it does not check, and
// escapes of JavaScript's, also of the wide forms that some servers take for the narrow ones.
function oddSpellings(code: number): string[] {
  const hex = (byte: number) => `%${byte.toString(16)}`;
  const last = hex(0x80 | (code & 0x3f));
  const lead = code >> 6;
  return [
    hex(0xc0 | lead) + last,
    hex(0xe0) + hex(0x80 | lead) + last,
    hex(0xf0) + hex(0x80) + hex(0x80 | lead) + last,
    `%u00${code.toString(16)}`,
    `%uff${(code - 0x20).toString(16).padStart(2, "0")}`,
    ...(lead === 0 ? [hex(0xc0) + hex(code)] : []),
  ];
}

/** The text as proxies and servers may see it that decode once, twice, and so on. */
function decodings(text: string): string[] {
  const decoded = text.replace(/%([0-7][0-9a-f])/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return decoded === text ? [text] : [text, ...decodings(decoded)];
}

function isSendableCode(code: number): boolean {
  const isControl = code < 0x20 || (code >= 0x7f && code < 0xa0);
  const isHalfAPair = code >= 0xd800 && code <= 0xdfff;
  return !isControl && !isHalfAPair;
}
