import { afterEach, beforeEach, expect, vi } from "vitest";
import { ConfidentAdmin, createConfidentClient } from "../../src/index.ts";
import { API_KEY, SUCCESS } from "../support/calls.ts";
import { test } from "../support/servers.ts";

beforeEach(() => {
  vi.stubEnv("CONFIDENT_ORG_API_KEY", "");
});
afterEach(() => {
  vi.unstubAllGlobals(); // first, because the environment is within one of them
  vi.unstubAllEnvs();
});

const refusal = expect.objectContaining({
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
] as const)("in %s a key is refused, wherever it comes from", ([, name, value]) => {
  vi.stubGlobal(name, value);
  const baseUrl = "https://example.test";
  expect(() => new ConfidentAdmin({ apiKey: API_KEY })).toThrow(refusal);
  expect(() => createConfidentClient({ apiKey: API_KEY, baseUrl })).toThrow(refusal);
  expect(() => new ConfidentAdmin({ apiKey: async () => API_KEY })).toThrow(refusal);
  expect(() => new ConfidentAdmin({ apiKey: API_KEY, baseUrl: "/api/confident" })).toThrow(refusal);
  vi.stubEnv("CONFIDENT_ORG_API_KEY", API_KEY);
  expect(() => new ConfidentAdmin()).toThrow(refusal);
});

test.for(["document", "importScripts"])(
  "where there is a %s, a proxy without a key works",
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

test("the dangerous option lets a key in", async () => {
  vi.stubGlobal("document", {});
  const fetch = vi.fn(async () => new Response(SUCCESS));
  const options = { apiKey: API_KEY, dangerouslyAllowBrowser: true, fetch };
  expect(await new ConfidentAdmin(options).policies.list()).toEqual([]);
  expect(fetch).toHaveBeenCalledTimes(1);
});

test("where there is no process, and so no environment, the key has to be passed", async () => {
  vi.stubGlobal("process", undefined);
  const fetch = async () => new Response(SUCCESS);
  const without = () => new ConfidentAdmin({ fetch });
  expect(without).toThrow(/CONFIDENT_ORG_API_KEY/);
  expect(await new ConfidentAdmin({ apiKey: API_KEY, fetch }).policies.list()).toEqual([]);
});
