import { afterEach, expect, test, vi } from "vitest";
import { adminOf, failureOf, operations, SUCCESS } from "../support/calls.ts";

afterEach(() => vi.unstubAllGlobals());

const fetch = vi.fn(async () => new Response(SUCCESS));
const lists = async () => new Response('{"success":true,"data":{"policies":[]}}');

test.for(["Headers", "TextDecoder", "AbortController", "performance", "crypto"])(
  "a POST fails at once, as unsent, if the global %s is missing",
  async (name) => {
    const admin = adminOf({ url: "https://api.test" }, { apiKey: null, fetch });
    fetch.mockClear();
    vi.stubGlobal(name, undefined);
    const error = await failureOf(operations.POST(admin)).finally(() => vi.unstubAllGlobals());
    expect(error).toMatchObject({ name: "ConfidentConfigError", delivery: "unsent" });
    expect(error.message).toContain(`The global ${name} is missing.`);
    expect(fetch).not.toHaveBeenCalled();
  },
);

test("a GET works without a global crypto, which React Native does not have", async () => {
  const admin = adminOf({ url: "https://api.test" }, { apiKey: null, fetch: lists });
  vi.stubGlobal("crypto", undefined);
  expect(await operations.GET(admin).finally(() => vi.unstubAllGlobals())).toEqual([]);
});
