import fc from "fast-check";
import { expect } from "vitest";
import { createAdmin, DELETED, outcomeOf, stub, way } from "./support/clients.ts";
import { encodedDots, hostileString, longString } from "./support/hostile-strings.ts";
import { property } from "./support/property.ts";
import { serve } from "./support/servers.ts";

const FOLDER = "/v1/organization/policies/";

const id = fc.oneof(
  { weight: 4, arbitrary: hostileString },
  { weight: 4, arbitrary: encodedDots },
  { weight: 1, arbitrary: longString },
  { weight: 1, arbitrary: fc.anything() as fc.Arbitrary<string> },
);
const regressions = ["%25%32%65%25%32%65", "a/%25%32e/b", "%%32e%2%65", "a%2%66..%%35cb"];

property(
  "rejects an id before sending, or encodes it as one path segment",
  "ids",
  fc.record({ id, way }),
  async ({ id, way }) => {
    const { fetch, sent } = stub(DELETED);
    const outcome = await outcomeOf(() => createAdmin(way, { fetch }).policies.delete(id));
    expect(outcome).toMatchObject(
      isSendable(id) ? { deleted: true } : { name: "ConfidentArgumentError", delivery: "unsent" },
    );
    expect(sent.map(({ url }) => idIn(url))).toEqual(isSendable(id) ? [id] : []);
  },
  regressions.map((id) => ({ id, way: "directly" as const })),
);

const { url: baseUrl, received } = await serve((_, response) => response.end(DELETED));

property(
  "sends an id as one segment of the raw request line",
  "ids over HTTP",
  fc.record({ id, way }),
  async ({ id, way }) => {
    received.length = 0;
    await outcomeOf(() => createAdmin(way, { baseUrl }).policies.delete(id));
    expect(received.map(({ url }) => idIn(baseUrl + url))).toEqual(isSendable(id) ? [id] : []);
    expect(received.map(({ url }) => new URL(baseUrl + url).pathname)).toEqual(
      received.map(({ url }) => url),
    );
  },
);

/** The id that a server reads from the URL, whose other parts must be unchanged. */
function idIn(text: string): string {
  const { pathname, search, hash } = new URL(text);
  const segment = pathname.slice(FOLDER.length);
  expect([pathname.slice(0, FOLDER.length), search, hash]).toEqual([FOLDER, "", ""]);
  expect(segment).not.toContain("/");
  return decodeURIComponent(segment);
}

const ODD_SPELLINGS = [0x2e, 0x2f, 0x5c].flatMap(oddSpellings);

/** The documented rules for ids, in a second and slower implementation. */
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

// Overlong UTF-8 in two to four bytes, bytes that only a lax decoder accepts, and JavaScript's escapes, also of the
// full-width forms that some servers treat as ASCII.
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

/** The string after each possible number of decodings by proxies and servers. */
function decodings(text: string): string[] {
  const decoded = text.replace(/%([0-7][0-9a-f])/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return decoded === text ? [text] : [text, ...decodings(decoded)];
}

function isSendableCode(code: number): boolean {
  const isControl = code < 0x20 || (code >= 0x7f && code < 0xa0);
  const isLoneSurrogate = code >= 0xd800 && code <= 0xdfff;
  return !isControl && !isLoneSurrogate;
}
