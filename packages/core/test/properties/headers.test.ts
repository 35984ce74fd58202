import fc from "fast-check";
import { expect } from "vitest";
import { API_KEY, createAdmin, DELETED, outcomeOf, stub, way } from "./support/clients.ts";
import { hostileString, printable } from "./support/hostile-strings.ts";
import { property } from "./support/property.ts";
import { serve } from "./support/servers.ts";
import { visibleStrings } from "./support/visible-strings.ts";

const TOKEN = [..."!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"];

const token = fc.string({ unit: fc.constantFrom(...TOKEN), minLength: 1, maxLength: 12 });
/** A string that does not appear in messages by chance. */
const SECRET = "s3cr3t-0123456789";
const name = fc.oneof(
  { weight: 6, arbitrary: token },
  { weight: 2, arbitrary: hostileString },
  { weight: 1, arbitrary: fc.constantFrom("confident_api_key", "Confident_API_Key", "Accept", "") },
);
const value = fc.oneof(
  { weight: 6, arbitrary: printable.map((text) => text + SECRET + text) },
  { weight: 2, arbitrary: hostileString.map((text) => text + SECRET + text) },
  { weight: 1, arbitrary: fc.anything() as fc.Arbitrary<string> },
);

property(
  "rejects a header without printing its value, or sends it once, beside the key",
  "headers",
  fc.record({ name, value, way, perCall: fc.boolean() }),
  async ({ name, value, way, perCall }) => {
    fc.pre(name !== "__proto__"); // Node's Headers drops it
    const { fetch, sent } = stub(DELETED);
    const headers = { [name]: value };
    const clientHeaders = isSendable(name, "") ? { [name.toUpperCase()]: "the client's" } : {};
    const outcome = await outcomeOf(async () =>
      perCall
        ? createAdmin(way, { fetch, headers: clientHeaders }).policies.delete("p", { headers })
        : createAdmin(way, { fetch, headers }).policies.delete("p"),
    );
    if (!isSendable(name, value)) {
      expect(outcome).toMatchObject({
        name: perCall ? "ConfidentArgumentError" : "ConfidentConfigError",
        delivery: "unsent",
      });
      expect(visibleStrings(outcome).join()).not.toContain(SECRET);
      expect(sent).toEqual([]);
      return;
    }
    expect(outcome).toEqual({ id: "p", deleted: true });
    expect(sent.map(({ headers }) => headers.get(name))).toEqual([trimSpaces(value)]);
    expect(sent.map(({ headers }) => headers.get("confident_api_key"))).toEqual([API_KEY]);
  },
);

const { url: baseUrl, received } = await serve((_, response) => response.end(DELETED));

property(
  "sends a header's value to the server byte for byte",
  "headers over HTTP",
  fc.record({ name: token.map((text) => `X-${text}`), value, way }),
  async ({ name, value, way }) => {
    received.length = 0;
    const headers = { [name]: value };
    await outcomeOf(async () => createAdmin(way, { baseUrl }).policies.delete("p", { headers }));
    expect(received.map(({ headers }) => headers[name.toLowerCase()])).toEqual(
      isSendable(name, value) ? [trimSpaces(value)] : [],
    );
  },
);

// As in HTTP.
function trimSpaces(value: string): string {
  return value.replace(/^ +| +$/g, "");
}

/** The documented rules for headers, in a second and slower implementation. */
function isSendable(name: string, value: unknown): value is string {
  return (
    name !== "" &&
    [...name].every((character) => TOKEN.includes(character)) &&
    name.toLowerCase() !== "confident_api_key" &&
    typeof value === "string" &&
    [...value].every((character) => /^[ -~\u00a0-\u00ff]$/.test(character))
  );
}
