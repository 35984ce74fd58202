import fc from "fast-check";
import { expect } from "vitest";
import { API_KEY, adminThat, DELETED, outcomeOf, stub, way } from "./support/clients.ts";
import { printable, trouble } from "./support/hostile-strings.ts";
import { property } from "./support/property.ts";
import { serve } from "./support/servers.ts";
import { shown } from "./support/visible-strings.ts";

const TOKEN = [..."!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"];

const token = fc.string({ unit: fc.constantFrom(...TOKEN), minLength: 1, maxLength: 12 });
/** What a message can't hold by chance. */
const SECRET = "s3cr3t-0123456789";
const name = fc.oneof(
  { weight: 6, arbitrary: token },
  { weight: 2, arbitrary: trouble },
  { weight: 1, arbitrary: fc.constantFrom("confident_api_key", "Confident_API_Key", "Accept", "") },
);
const value = fc.oneof(
  { weight: 6, arbitrary: printable.map((text) => text + SECRET + text) },
  { weight: 2, arbitrary: trouble.map((text) => text + SECRET + text) },
  { weight: 1, arbitrary: fc.anything() as fc.Arbitrary<string> },
);

property(
  "a header is refused without its value being repeated, or arrives once, beside the key",
  "headers",
  fc.record({ name, value, way, perCall: fc.boolean() }),
  async ({ name, value, way, perCall }) => {
    fc.pre(name !== "__proto__"); // Node's own Headers loses it
    const { fetch, asked } = stub(DELETED);
    const headers = { [name]: value };
    const theClients = isSendable(name, "") ? { [name.toUpperCase()]: "the client's" } : {};
    const outcome = await outcomeOf(async () =>
      perCall
        ? adminThat(way, { fetch, headers: theClients }).policies.delete("p", { headers })
        : adminThat(way, { fetch, headers }).policies.delete("p"),
    );
    if (!isSendable(name, value)) {
      expect(outcome).toMatchObject({
        name: perCall ? "ConfidentArgumentError" : "ConfidentConfigError",
        delivery: "unsent",
      });
      expect(shown(outcome).join()).not.toContain(SECRET);
      expect(asked).toEqual([]);
      return;
    }
    expect(outcome).toEqual({ id: "p", deleted: true });
    expect(asked.map(({ headers }) => headers.get(name))).toEqual([withoutBlanks(value)]);
    expect(asked.map(({ headers }) => headers.get("confident_api_key"))).toEqual([API_KEY]);
  },
);

const { url: baseUrl, arrived } = await serve((_, answer) => answer.end(DELETED));

property(
  "a header that arrives at a server has the value that it was given, byte for byte",
  "headers over HTTP",
  fc.record({ name: token.map((text) => `X-${text}`), value, way }),
  async ({ name, value, way }) => {
    arrived.length = 0;
    const headers = { [name]: value };
    await outcomeOf(async () => adminThat(way, { baseUrl }).policies.delete("p", { headers }));
    expect(arrived.map(({ headers }) => headers[name.toLowerCase()])).toEqual(
      isSendable(name, value) ? [withoutBlanks(value)] : [],
    );
  },
);

// As HTTP does it.
function withoutBlanks(value: string): string {
  return value.replace(/^ +| +$/g, "");
}

/** What the documentation of headers says, written down once more in a slower way. */
function isSendable(name: string, value: unknown): value is string {
  return (
    name !== "" &&
    [...name].every((character) => TOKEN.includes(character)) &&
    name.toLowerCase() !== "confident_api_key" &&
    typeof value === "string" &&
    [...value].every((character) => /^[ -~\u00a0-\u00ff]$/.test(character))
  );
}
