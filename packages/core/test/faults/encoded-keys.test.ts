import { expect, test } from "vitest";
import { adminOf, failureOf, operations } from "../support/calls.ts";

const KEY = "confident+org/0123=4567 89(é)==";
const lower = (text: string) => text.replace(/%../g, (code) => code.toLowerCase());
const form = (text: string) => new URLSearchParams({ "": text }).toString().slice(1);
const encode = encodeURIComponent;

const SPELLINGS: Record<string, string> = {
  "as it is": KEY,
  "percent-encoded": encode(KEY),
  "percent-encoded in lower case": lower(encode(KEY)),
  "form-encoded": form(KEY),
  "form-encoded in lower case": lower(form(KEY)),
  "percent-encoded twice": encode(encode(KEY)),
  "percent-encoded twice, in lower case": encode(lower(encode(KEY))),
  "form-encoded and percent-encoded": encode(form(KEY)),
};

test.for(Object.entries(SPELLINGS))(
  "a key that a server echoes %s is not shown",
  async ([, text]) => {
    const body = { error: `no ${text}.`, query: { key: text } };
    const headers = { "x-request-id": encode(text) };
    const fetch = async () => Response.json(body, { status: 403, headers });
    const admin = adminOf({ url: "https://api.example" }, { apiKey: KEY, fetch });
    const error = await failureOf(operations.GET(admin));
    expect(error).toMatchObject({
      serverMessage: "no [redacted].",
      body: { error: "no [redacted].", query: { key: "[redacted]" } },
    });
    expect(error.message).not.toContain("0123");
  },
);
