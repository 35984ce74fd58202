import fc from "fast-check";
import { expect } from "vitest";
import { type AttemptEvent, isConfidentError } from "../../src/index.ts";
import { createAdmin, outcomeOf, way } from "./support/clients.ts";
import { hostileString } from "./support/hostile-strings.ts";
import { property } from "./support/property.ts";
import { OPERATIONS, status } from "./support/responses.ts";
import { stringsIn, visibleStrings } from "./support/visible-strings.ts";

/** Keys that look like keys, and keys that look like JSON. */
const apiKey = fc.oneof(
  fc
    .string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 8 })
    .map((text) => `confident_us_org_${text}`),
  fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 8, maxLength: 12 }),
  // Between letters, because keys that start or end with a quotation mark are rejected.
  fc
    .string({ unit: fc.constantFrom(...'{}[]",:\\/nu0'), minLength: 6, maxLength: 10 })
    .map((text) => `n${text}u`)
    // Keys with a line break's escape are rejected too.
    .filter((key) => !key.includes("\\n")),
);

const HEADERS = ["content-type", "location", "retry-after", "x-request-id", "request-id", "cf-ray"];

property(
  "keeps a key that the server echoes out of errors and hooks, whatever its form and place",
  "secrets",
  apiKey.chain((apiKey) =>
    fc.record({
      apiKey: fc.constant(apiKey),
      way,
      status: fc.oneof(fc.constantFrom(200, 302, 401, 500), status),
      text: echo(apiKey),
      headers: fc.dictionary(
        fc.constantFrom(...HEADERS),
        fc.constantFrom(`a ${apiKey}`, `${apiKey}-b`),
      ),
    }),
  ),
  async ({ apiKey, way, status, text, headers }) => {
    const events: AttemptEvent[] = [];
    const admin = createAdmin(way, {
      apiKey,
      fetch: async () =>
        new Response([204, 205, 304].includes(status) ? null : text, { status, headers }),
      onAttempt: (event) => events.push(event),
      onDeprecated: () => {},
    });
    const outcome = await outcomeOf(OPERATIONS.listPolicies.call.bind(null, admin));
    expect(isConfidentError(outcome)).toBe(true);
    for (const value of [outcome, events, admin]) {
      expectNoKey(apiKey, value);
    }
  },
);

property(
  "turns whatever fetch throws into a typed error without the key",
  "failures",
  fc.record({ way, thrown: thrown("confident_us_org_0123456789") }),
  async ({ way, thrown }) => {
    const apiKey = "confident_us_org_0123456789";
    const fetch = () => Promise.reject(thrown);
    const outcome = await outcomeOf(() => createAdmin(way, { apiKey, fetch }).policies.list());
    expect(isConfidentError(outcome)).toBe(true);
    expect(outcome).toMatchObject({ name: "ConfidentConnectionError" });
    expectNoKey(apiKey, outcome);
  },
);

function expectNoKey(apiKey: string, value: unknown): void {
  // With added quotes, other strings can look like a key that looks like JSON.
  const strings = /^\w+$/.test(apiKey) ? visibleStrings(value) : stringsIn(value);
  expect(strings.filter((text) => text.includes(apiKey))).toEqual([]);
}

/** Bodies that are not a list of policies, with the key anywhere in them. */
function echo(apiKey: string): fc.Arbitrary<string> {
  const key = fc.constantFrom<unknown>(apiKey, `a ${apiKey} b`, Number(apiKey) || 0);
  const name = fc.constantFrom("error", "message", "detail", "__proto__", apiKey);
  const { json } = fc.letrec<{ json: unknown }>((tie) => ({
    json: fc.oneof(
      { depthSize: "small" },
      key,
      fc.jsonValue({ maxDepth: 1 }),
      fc.array(tie("json"), { maxLength: 3 }),
      fc.dictionary(name, tie("json"), { maxKeys: 3 }),
    ),
  }));
  return fc.tuple(json, fc.constantFrom(0, 1, 2), fc.boolean()).map(([value, broken, escaped]) => {
    const text = JSON.stringify(value).slice(broken);
    return escaped ? escapeLetters(text) : text;
  });
}

// No JSON keyword contains these letters, so they occur only in strings.
function escapeLetters(json: string): string {
  return json.replace(/[cog_]/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`);
}

/** Values that a custom `fetch` can throw, with the key anywhere in them. */
function thrown(apiKey: string): fc.Arbitrary<unknown> {
  const text = fc.oneof(
    fc.constantFrom(apiKey, `a ${apiKey} b`, "ECONNRESET", "CERT"),
    hostileString,
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => {
    const inside = { cause: tie("value"), code: tie("value"), config: tie("value") };
    const some: { requiredKeys: []; noNullPrototype: true } = {
      requiredKeys: [],
      noNullPrototype: true,
    };
    return {
      value: fc.oneof(
        { depthSize: "small" },
        text,
        fc.constantFrom(undefined, null, 0, Symbol(apiKey)),
        fc.record({ name: text, message: text, ...inside }, some),
        fc
          .tuple(text, fc.record(inside, some))
          .map(([message, more]) => Object.assign(new TypeError(message), more)),
        tie("value").map((value) => new Map([[value, value]])),
        tie("value").map((value) => new Hidden(value)),
      ),
    };
  });
  return value;
}

// Hides its value, as a Request hides its headers.
class Hidden {
  readonly #value: unknown;

  constructor(value: unknown) {
    this.#value = value;
  }

  get value(): unknown {
    return this.#value;
  }
}
