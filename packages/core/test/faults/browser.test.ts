import { afterEach, beforeEach, expect, vi } from "vitest";
import { ConfidentAdmin, createConfidentClient } from "../../src/index.ts";
import { API_KEY, SUCCESS } from "../support/calls.ts";
import { test } from "../support/servers.ts";

beforeEach(() => {
  vi.stubEnv("CONFIDENT_ORG_API_KEY", "");
});
afterEach(() => {
  vi.unstubAllGlobals(); // first, because it restores process.env
  vi.unstubAllEnvs();
});

const keyError = expect.objectContaining({
  name: "ConfidentConfigError",
  delivery: "unsent",
  message: expect.stringMatching(
    /Anyone can read an organization key in a browser.*"\/api\/confident"/,
  ),
});

test.for([
  ["a page", "document", {}],
  ["a worker", "importScripts", () => {}],
  ["a module worker", "importScripts", undefined],
] as const)("rejects a key in %s, whatever its source", ([, name, value]) => {
  vi.stubGlobal(name, value);
  const baseUrl = "https://example.test";
  expect(() => new ConfidentAdmin({ apiKey: API_KEY })).toThrow(keyError);
  expect(() => createConfidentClient({ apiKey: API_KEY, baseUrl })).toThrow(keyError);
  expect(() => new ConfidentAdmin({ apiKey: async () => API_KEY })).toThrow(keyError);
  expect(() => new ConfidentAdmin({ apiKey: API_KEY, baseUrl: "/api/confident" })).toThrow(
    keyError,
  );
  vi.stubEnv("CONFIDENT_ORG_API_KEY", API_KEY);
  expect(() => new ConfidentAdmin()).toThrow(keyError);
});

test.for(["document", "importScripts"])(
  "allows a proxy without a key if there is a global %s",
  async (name) => {
    vi.stubGlobal(name, {});
    vi.stubEnv("CONFIDENT_ORG_API_KEY", API_KEY);
    const fetch = vi.fn(async () => new Response(SUCCESS));
    await new ConfidentAdmin({ baseUrl: "/api/confident", fetch }).policies.list();
    await new ConfidentAdmin({
      baseUrl: "https://proxy.test",
      apiKey: null,
      fetch,
    }).policies.list();
    const [relative, absolute] = fetch.mock.calls as unknown as [string, RequestInit][];
    expect(relative?.[0]).toBe("/api/confident/v1/organization/policies");
    expect(absolute?.[0]).toBe("https://proxy.test/v1/organization/policies");
    expect([relative?.[1].headers, absolute?.[1].headers]).toStrictEqual([
      { accept: "application/json", "x-confident-client": "1" },
      { accept: "application/json", "x-confident-client": "1" },
    ]);
  },
);

test("accepts a key with dangerouslyAllowBrowser", async () => {
  vi.stubGlobal("document", {});
  const fetch = vi.fn(async () => new Response(SUCCESS));
  const options = { apiKey: API_KEY, dangerouslyAllowBrowser: true, fetch };
  expect(await new ConfidentAdmin(options).policies.list()).toEqual([]);
  expect(fetch).toHaveBeenCalledTimes(1);
});

test("requires the apiKey option in a runtime without a process", async () => {
  vi.stubGlobal("process", undefined);
  const fetch = async () => new Response(SUCCESS);
  const without = () => new ConfidentAdmin({ fetch });
  expect(without).toThrow(/CONFIDENT_ORG_API_KEY/);
  expect(await new ConfidentAdmin({ apiKey: API_KEY, fetch }).policies.list()).toEqual([]);
});
