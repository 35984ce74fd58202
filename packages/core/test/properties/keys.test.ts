import fc from "fast-check";
import { expect } from "vitest";
import { createAdmin, DELETED, outcomeOf, stub, way } from "./support/clients.ts";
import { hostileString, printable } from "./support/hostile-strings.ts";
import { property } from "./support/property.ts";
import { serve } from "./support/servers.ts";
import { visibleStrings } from "./support/visible-strings.ts";

const PREFIXES = [
  "confident_us_org_",
  "confident_eu_org_",
  "confident_org_",
  "x_confident_us_",
  "",
];
const PROJECT_PREFIXES = ["confident_us_", "confident_proj_", "confident_us_proj_"];
const whitespace = fc.string({
  unit: fc.constantFrom(" ", "\n", "\t", "\r\n", "\u00a0", "\ufeff"),
});

/** A key, and a part of it that does not appear in messages by chance. */
const key = fc
  .record({
    before: fc.oneof(fc.constant(""), whitespace),
    prefix: fc.constantFrom(...PREFIXES, ...PROJECT_PREFIXES),
    secret: fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 16 }),
    odd: fc.oneof(fc.constant(""), printable, hostileString),
    after: fc.oneof(fc.constant(""), whitespace),
  })
  .map(({ before, prefix, secret, odd, after }) => ({
    secret,
    isProjectKey: PROJECT_PREFIXES.includes(prefix),
    apiKey: before + prefix + secret + odd + secret + after,
  }));
const asFunction = fc.boolean();

type Key = typeof key extends fc.Arbitrary<infer T> ? T : never;

property(
  "rejects a key without printing it, or sends it trimmed",
  "keys",
  fc.record({ key, way, asFunction }),
  async ({ key, way, asFunction }) => {
    const { apiKey, secret } = key;
    const { fetch, sent } = stub(DELETED);
    const outcome = await outcomeOf(async () =>
      createAdmin(way, { apiKey: asFunction ? async () => apiKey : apiKey, fetch }).policies.delete(
        "p",
      ),
    );
    if (isSendable(key)) {
      expect(outcome).toEqual({ id: "p", deleted: true });
      expect(sent.map(({ headers }) => headers.get("confident_api_key"))).toEqual([apiKey.trim()]);
    } else {
      expect(outcome).toMatchObject({ name: "ConfidentConfigError", delivery: "unsent" });
      expect(visibleStrings(outcome).join()).not.toContain(secret);
      expect(sent).toEqual([]);
    }
  },
);

const { url: baseUrl, received } = await serve((_, response) => response.end(DELETED));

property(
  "sends the trimmed key to the server byte for byte",
  "keys over HTTP",
  fc.record({ key, way }),
  async ({ key, way }) => {
    const { apiKey } = key;
    received.length = 0;
    await outcomeOf(async () => createAdmin(way, { apiKey, baseUrl }).policies.delete("p"));
    expect(received.map(({ headers }) => headers["confident_api_key"])).toEqual(
      isSendable(key) ? [apiKey.trim()] : [],
    );
  },
);

/** The documented rules for keys, in a second and slower implementation. */
function isSendable({ apiKey, isProjectKey }: Key): boolean {
  const text = apiKey.trim();
  if ((/confident_/i.test(text) && /\s/.test(text)) || /\s#|[,;]$|\\[nr]/i.test(text)) {
    return false; // the remains of an env file
  }
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  return (
    !isProjectKey &&
    codes.every((code) => (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff))
  );
}
