// Ids that a server behind the proxy could read as another path, because it decodes or folds them.
import { expect, test } from "vitest";
import { operation, send } from "./support/custom-table.ts";
import { POLICIES, startProxy } from "./support/start-proxy.ts";

const remove = async (id: string) => {
  const proxy = await startProxy();
  const { status, body } = await proxy.send({ method: "DELETE", target: `${POLICIES}/${id}` });
  const [event] = proxy.audits;
  return { status, body: JSON.parse(body), sent: proxy.api.requests, event };
};

const DELIMITERS = [
  ["a slash", "/"],
  ["a backslash", "\\"],
  ["a question mark", "?"],
  ["a number sign", "#"],
  ["a semicolon", ";"],
  ["a fullwidth solidus", "\uff0f"],
  ["a fraction slash", "\u2044"],
  ["a division slash", "\u2215"],
  ["a big solidus", "\u29f8"],
  ["a fullwidth reverse solidus", "\uff3c"],
  ["a small reverse solidus", "\ufe68"],
  ["a set minus", "\u2216"],
  ["a reverse solidus operator", "\u29f5"],
  ["a big reverse solidus", "\u29f9"],
  ["a yen sign", "\u00a5"],
  ["a won sign", "\u20a9"],
  ["an account of", "\u2100"],
  ["a fullwidth question mark", "\uff1f"],
  ["a fullwidth number sign", "\uff03"],
  ["a fullwidth semicolon", "\uff1b"],
  ["a Greek question mark", "\u037e"],
  ["a null byte", "\0"],
  ["a line feed", "\n"],
  ["a delete character", "\x7f"],
  ["a next line character", "\x85"],
  ["a line separator", "\u2028"],
  ["a zero width space", "\u200b"],
  ["a right-to-left override", "\u202e"],
  ["a replacement character", "\ufffd"],
] as const;

/** Encodes every byte a number of times. */
function encode(text: string, times: number): string {
  const bytes = [...new TextEncoder().encode(text)];
  const once = bytes.map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
  return once.replaceAll("%", `%${"25".repeat(times - 1)}`);
}

test.each(DELIMITERS)("rejects an id with %s, encoded any number of times", async (_, text) => {
  for (const times of [1, 2, 3, 7]) {
    for (const id of [
      `p1${encode(text, times)}roles`,
      `${encode(text, times)}p1`,
      `p1${encode(text, times)}`,
    ]) {
      const { status, body, sent, event } = await remove(id);
      expect({ id, status, sent }).toEqual({ id, status: 400, sent: [] });
      expect(body.error).toMatch(/^Path parameter "policyId" must not contain slashes/);
      expect(event).toMatchObject({ operation: "deletePolicy", outcome: "rejected", status: 400 });
    }
  }
});

test.each([
  ["one dot leader", "\u2024"],
  ["fullwidth full stop", "\uff0e"],
  ["small full stop", "\ufe52"],
  ["ideographic full stop", "\u3002"],
  ["halfwidth ideographic full stop", "\uff61"],
  ["encoded full stop", "%2e"],
])("rejects an id of one or two characters %s", async (_, dot) => {
  for (const text of [dot, dot + dot, `${dot}.`, `.${dot}`]) {
    for (const times of [1, 2, 3]) {
      const { status, sent } = await remove(encode(text, times));
      expect({ text, times, status, sent }).toEqual({ text, times, status: 400, sent: [] });
    }
  }
});

test.each([
  ["two dots in one character", "%e2%80%a5"],
  ["a fullwidth percent sign", "p1%ef%bc%852froles"],
  ["a small percent sign", "p1%ef%b9%aa2froles"],
  ["an escape of IIS for a division slash", "p1%25u2215roles"],
  ["an escape of IIS for a slash, encoded twice", "p1%2525u002froles"],
  ["an overlong slash, encoded twice", "p1%25c0%25afroles"],
  ["a byte that is not UTF-8, encoded twice", "p1%25ff"],
  ["a slash after a byte that is not UTF-8", "p1%25ff%252froles"],
  ["a fullwidth slash after a byte that is not UTF-8", "p1%25ff%25ef%25bc%258froles"],
])("rejects an id with %s: %s", async (_, id) => {
  expect(await remove(id)).toMatchObject({ status: 400, sent: [] });
});

test.each([
  ["p1.v2", "p1.v2"],
  ["...", "..."],
  ["p%201", "p%201"],
  ["100%25", "100%25"],
  ["%25zz", "%25zz"],
  ["caf%C3%A9", "caf%C3%A9"],
  ["%E6%97%A5%E6%9C%AC", "%E6%97%A5%E6%9C%AC"],
  ["%F0%9F%94%91", "%F0%9F%94%91"],
  ["a@b.test:80,c=1&d+e", "a%40b.test%3A80%2Cc%3D1%26d%2Be"],
])("sends the id %s as %s", async (id, sent) => {
  const outcome = await remove(id);
  expect(outcome.status).toBe(200);
  expect(outcome.sent[0]).toContain(`DELETE /v1/organization/policies/${sent} HTTP/1.1`);
});

test("reports the principal of a request with an id that only core rejects", async () => {
  const policyId = { name: "policyId", required: true, schema: { type: "string" } } as const;
  const parameters = { path: [policyId], query: [] };
  const table = { getThing: operation({ path: "/v1/things/{policyId}", parameters }) };
  const outcome = await send(table, `/v1/things/${"p".repeat(1025)}`);
  expect(outcome).toMatchObject({ status: 400, sent: [] });
  expect(outcome.event).toMatchObject({ outcome: "rejected", principal: "someone" });
});
