// A server can echo the key with each character escaped differently.
import { expect, test } from "vitest";
import { redactText, spellingsOf } from "../../src/internal.ts";
import { adminOf, failureOf, operations } from "../support/calls.ts";
import { exposure } from "../support/exposure.ts";

const KEY = "confident_us_org_Ab+cD/eF=gH&iJ<kL==";
const hex = (text: string) => text.charCodeAt(0).toString(16);
const escaped = (characters: RegExp, to: (character: string) => string) =>
  KEY.replace(characters, (character) => to(character));
const percent = (character: string) => `%${hex(character).toUpperCase()}`;

const SPELLINGS: Record<string, string> = {
  "percent-encoded except for slashes, as by Python": escaped(/[+=&<]/g, percent),
  "percent-encoded except for plus and equals signs, as by Go": escaped(/[/<]/g, percent),
  "with one percent-encoded character": escaped(/=$/g, percent),
  "percent-encoded in both cases": encodeURIComponent(KEY).replace("%2F", "%2f"),
  "percent-encoded completely": escaped(/./g, percent),
  "percent-encoded three times": encodeURIComponent(
    encodeURIComponent(escaped(/[/=]/g, percent).replace("%2F", "%2f")),
  ),
  "with a space for the plus sign": KEY.replace("+", " "),
  "in upper case": KEY.toUpperCase(),
  "with hexadecimal HTML entities": escaped(/[+/=&<]/g, (char) => `&#x${hex(char)};`),
  "with decimal HTML entities": escaped(/[+/=&<]/g, (char) => `&#${char.charCodeAt(0)};`),
  "with padded HTML entities": escaped(/[/=]/g, (char) => `&#x00${hex(char).toUpperCase()};`),
  "with named HTML entities": KEY.replace("&", "&amp;").replace("<", "&lt;"),
  "with HTML entities that are escaped again": escaped(/[+/=]/g, (char) => `&amp;#x${hex(char)};`),
  "with escaped slashes": KEY.replace("/", "\\/"),
  "with escaped slashes in JSON in JSON": KEY.replace("/", "\\\\\\/"),
  "with Unicode escapes": escaped(/[+&<]/g, (char) => `\\u00${hex(char).toUpperCase()}`),
  "with Unicode escapes only": escaped(/./g, (char) => `\\u00${hex(char)}`),
  "with hexadecimal escapes": escaped(/[+/]/g, (char) => `\\x${hex(char)}`),
  "with Unicode escapes in JSON in JSON": escaped(/[+&]/g, (char) => `\\\\u00${hex(char)}`),
};

test.for(Object.entries(SPELLINGS))("redacts a key that is echoed %s", async ([, text]) => {
  const body = { error: `no ${text}.`, [text]: { keys: [text] } };
  const headers = { "x-request-id": text };
  const seen: unknown[] = [];
  const admin = adminOf(
    { url: "https://api.example" },
    {
      apiKey: KEY,
      fetch: async () => Response.json(body, { status: 403, headers }),
      onAttempt: (event) => seen.push(event),
    },
  );
  const error = await failureOf(operations.GET(admin));
  expect(error).toMatchObject({
    serverMessage: "no [redacted].",
    body: { error: "no [redacted].", "[redacted]": { keys: ["[redacted]"] } },
    requestId: "[redacted]",
  });
  expect(exposure([error, seen])).not.toContain(text);
});

test.for(Object.entries(SPELLINGS))("redacts a key that fetch throws %s", async ([, text]) => {
  const thrown = Object.assign(new Error(`bad ${text}`), { config: { text } });
  const fetch = () => Promise.reject(thrown);
  const error = await failureOf(
    operations.POST(adminOf({ url: "https://api.example" }, { apiKey: KEY, fetch })),
  );
  expect(error.message).toMatch(/failed \(Error: bad \[redacted\]\)$/);
  expect(error.cause).toMatchObject({ message: "bad [redacted]" });
  expect(exposure(error)).not.toContain(text);
});

test.for(Object.entries(SPELLINGS))(
  "omits a parser's error that quotes a key %s",
  async ([, text]) => {
    const fetch = async () => new Response(`{"data": ${text}`);
    const admin = adminOf({ url: "https://api.example" }, { apiKey: KEY, fetch });
    const error = await failureOf(operations.GET(admin));
    expect(error).toMatchObject({ name: "ConfidentResponseError", status: 200 });
    expect(error).not.toHaveProperty("cause");
  },
);

test.for([
  ["a quotation mark", 'key-"-0123456789'],
  ["spaces and plus signs", "key- -+-0123456789"],
  ["backslashes", "key-\\\\-0123456789\\"],
  ["a line break's escape", "key-\\n-0123456789"],
  ["characters of regular expressions", "key-(.*)[a]{2}^$|?-0123456789"],
  ["characters outside ASCII", "key-é-ÿ-\u{1f511}-0123456789"],
  ["percent signs", "key-%-%25-%2B-0123456789"],
] as const)("redacts a secret with %s, in each of its spellings", ([, secret]) => {
  const json = JSON.stringify(secret).slice(1, -1);
  const form = new URLSearchParams({ "": secret }).toString().slice(1);
  const nested = JSON.stringify(json).slice(1, -1);
  for (const text of [secret, json, nested, encodeURIComponent(secret), encodeURIComponent(form)]) {
    expect(redactText(`a ${text} b`, spellingsOf(secret))).toBe("a [redacted] b");
  }
});

test("redacts nothing else", () => {
  const text = `${KEY.slice(1)} ${KEY.slice(0, -1)} ${"%2B".repeat(99)} ${"&nbsp;".repeat(99)}`;
  expect(redactText(text, spellingsOf(KEY))).toBe(text);
  expect(redactText("secret.key", spellingsOf("secret-key"))).toBe("secret.key");
  expect(spellingsOf("a-short")).toEqual([]);
});

// Patterns that can match in many ways would take minutes.
test.for(["\\", "%25", "&amp;", "\\u0063", "c", "u0063"])(
  "searches a megabyte of %j in little time",
  (unit) => {
    const text = unit.repeat(1_000_000 / unit.length);
    const started = performance.now();
    for (const secret of [KEY, "cccccccccccccccccccc+", "key-\\-0123", "&&&&&&&&&&&&x"]) {
      expect(redactText(text, spellingsOf(secret))).toBe(text);
    }
    expect(performance.now() - started).toBeLessThan(5_000);
  },
);
