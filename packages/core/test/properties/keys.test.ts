import fc from "fast-check";
import { expect } from "vitest";
import { adminThat, DELETED, outcomeOf, stub, way } from "./support/clients.ts";
import { printable, trouble } from "./support/hostile-strings.ts";
import { property } from "./support/property.ts";
import { serve } from "./support/servers.ts";
import { shown } from "./support/visible-strings.ts";

const PREFIXES = [
  "confident_us_org_",
  "confident_eu_org_",
  "confident_org_",
  "x_confident_us_",
  "",
];
const PROJECTS_PREFIXES = ["confident_us_", "confident_proj_", "confident_us_proj_"];
const blanks = fc.string({ unit: fc.constantFrom(" ", "\n", "\t", "\r\n", "\u00a0", "\ufeff") });

/** A key, and the part of it that can't be in a message by chance. */
const key = fc
  .record({
    before: fc.oneof(fc.constant(""), blanks),
    prefix: fc.constantFrom(...PREFIXES, ...PROJECTS_PREFIXES),
    secret: fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 16 }),
    odd: fc.oneof(fc.constant(""), printable, trouble),
    after: fc.oneof(fc.constant(""), blanks),
  })
  .map(({ before, prefix, secret, odd, after }) => ({
    secret,
    ofProject: PROJECTS_PREFIXES.includes(prefix),
    apiKey: before + prefix + secret + odd + secret + after,
  }));
const asFunction = fc.boolean();

type Key = typeof key extends fc.Arbitrary<infer T> ? T : never;

property(
  "a key is refused without being repeated, or arrives trimmed in its header",
  "keys",
  fc.record({ key, way, asFunction }),
  async ({ key, way, asFunction }) => {
    const { apiKey, secret } = key;
    const { fetch, asked } = stub(DELETED);
    const outcome = await outcomeOf(async () =>
      adminThat(way, { apiKey: asFunction ? async () => apiKey : apiKey, fetch }).policies.delete(
        "p",
      ),
    );
    if (isSendable(key)) {
      expect(outcome).toEqual({ id: "p", deleted: true });
      expect(asked.map(({ headers }) => headers.get("confident_api_key"))).toEqual([apiKey.trim()]);
    } else {
      expect(outcome).toMatchObject({ name: "ConfidentConfigError", delivery: "unsent" });
      expect(shown(outcome).join()).not.toContain(secret);
      expect(asked).toEqual([]);
    }
  },
);

const { url: baseUrl, arrived } = await serve((_, answer) => answer.end(DELETED));

property(
  "a key that arrives at a server is the trimmed key, byte for byte",
  "keys over HTTP",
  fc.record({ key, way }),
  async ({ key, way }) => {
    const { apiKey } = key;
    arrived.length = 0;
    await outcomeOf(async () => adminThat(way, { apiKey, baseUrl }).policies.delete("p"));
    expect(arrived.map(({ headers }) => headers["confident_api_key"])).toEqual(
      isSendable(key) ? [apiKey.trim()] : [],
    );
  },
);

/** What the documentation of keys says, written down once more in a slower way. */
function isSendable({ apiKey, ofProject }: Key): boolean {
  const codes = [...apiKey.trim()].map((character) => character.codePointAt(0) ?? 0);
  return (
    !ofProject &&
    codes.every((code) => (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff))
  );
}
