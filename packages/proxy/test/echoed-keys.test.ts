import { expect, test } from "vitest";
import { reply } from "./support/api.ts";
import { KEY, POLICIES, startProxy } from "./support/start-proxy.ts";

const escaped = (characters: RegExp, prefix: string) =>
  KEY.replace(characters, (character) => prefix + character.charCodeAt(0).toString(16));

test.each([
  ["percent-encoded in part", escaped(/5/g, "%")],
  ["percent-encoded completely", escaped(/./g, "%")],
  ["with Unicode escapes in a string", escaped(/\W/g, "\\u00")],
  ["with HTML entities", KEY.replace(/\W/g, (character) => `&#${character.charCodeAt(0)};`)],
])("redacts a key that the API returns %s", async (_, text) => {
  const proxy = await startProxy({}, reply(400, { success: false, error: `bad key ${text}` }));
  const response = await proxy.send({ target: POLICIES });
  expect(response.status).toBe(400);
  expect(JSON.parse(response.body)).toMatchObject({ error: "bad key [redacted]" });
});
