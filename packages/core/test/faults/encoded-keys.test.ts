import { expect, test } from "vitest";
import { adminOf, failureOf, operations } from "../support/calls.ts";

const KEY = "confident+org/0123=4567 89(é)==";
const lowerCase = (text: string) => text.replace(/%../g, (code) => code.toLowerCase());
const formEncode = (text: string) => new URLSearchParams({ "": text }).toString().slice(1);
const percentEncode = encodeURIComponent;

const SPELLINGS: Record<string, string> = {
  unchanged: KEY,
  "percent-encoded": percentEncode(KEY),
  "percent-encoded in lower case": lowerCase(percentEncode(KEY)),
  "form-encoded": formEncode(KEY),
  "form-encoded in lower case": lowerCase(formEncode(KEY)),
  "percent-encoded twice": percentEncode(percentEncode(KEY)),
  "percent-encoded twice, in lower case": percentEncode(lowerCase(percentEncode(KEY))),
  "form-encoded and percent-encoded": percentEncode(formEncode(KEY)),
};

test.for(Object.entries(SPELLINGS))("redacts a key that the server echoes %s", async ([, text]) => {
  const body = { error: `no ${text}.`, query: { key: text } };
  const headers = { "x-request-id": percentEncode(text) };
  const fetch = async () => Response.json(body, { status: 403, headers });
  const admin = adminOf({ url: "https://api.example" }, { apiKey: KEY, fetch });
  const error = await failureOf(operations.GET(admin));
  expect(error).toMatchObject({
    serverMessage: "no [redacted].",
    body: { error: "no [redacted].", query: { key: "[redacted]" } },
  });
  expect(error.message).not.toContain("0123");
});
