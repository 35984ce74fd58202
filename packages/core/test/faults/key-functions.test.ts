import { beforeEach, expect, vi } from "vitest";
import {
  API_KEY,
  adminOf,
  failureOf,
  keepSilent,
  operations,
  pause,
  reply,
  succeed,
  timedFailureOf,
} from "../support/calls.ts";
import { exposure } from "../support/exposure.ts";
import { test } from "../support/servers.ts";
import { skipWaits } from "../support/skip-waits.ts";

beforeEach(skipWaits);

const forever = () => new Promise<string>(() => {});

test.for<[string, () => unknown, RegExp]>([
  ["rejects", () => Promise.reject(new Error("vault is sealed")), /^The apiKey function failed\.$/],
  [
    "throws",
    () => {
      throw "sealed";
    },
    /^The apiKey function failed\.$/,
  ],
  ["returns nothing", () => undefined, /^No API key/],
  ["returns whitespace", () => " ", /^No API key/],
  ["returns a number", async () => 7, /^No API key/],
  [
    "returns a project key",
    () => "confident_us_secretsecret",
    /This is a project key; an organization key is required/,
  ],
  ["returns a line break", async () => "confident_us_org_\nsecret", /line break/],
])("throws a typed error if the key function %s", async ([, apiKey, message], { servers }) => {
  const server = await servers.http(succeed);
  const admin = adminOf(server, { apiKey: apiKey as () => string });
  const error = await failureOf(operations.GET(admin));
  expect(error).toMatchObject({ name: "ConfidentConfigError", delivery: "unsent" });
  expect(error.message).toMatch(message);
  expect(exposure(error).replaceAll(/^ +at .*$/gm, "")).not.toMatch(/secret/);
  expect(server.connections).toHaveLength(0);
});

test("keeps what the key function throws as the cause", async ({ servers }) => {
  const cause = new Error("vault is sealed");
  const server = await servers.http(succeed);
  const admin = adminOf(server, { apiKey: () => Promise.reject(cause) });
  expect((await failureOf(operations.GET(admin))).cause).toBe(cause);
});

test("calls the key function again after it failed", async ({ servers }) => {
  const server = await servers.http(succeed);
  const apiKey = vi.fn(async () => API_KEY).mockRejectedValueOnce(new Error("sealed"));
  const admin = adminOf(server, { apiKey });
  await failureOf(operations.GET(admin));
  expect(await operations.GET(admin)).toEqual([]);
  expect(server.requests).toHaveLength(1);
});

test("times out as unsent if the key function hangs", async ({ servers }) => {
  const server = await servers.http(succeed);
  const admin = adminOf(server, { apiKey: forever, timeout: 200, retries: 0 });
  const { error, elapsed } = await timedFailureOf(operations.POST(admin));
  expect(error).toMatchObject({
    name: "ConfidentTimeoutError",
    operation: "createPolicy",
    delivery: "unsent",
  });
  expect(elapsed).toBe(200);
  expect(server.connections).toHaveLength(0);
});

test("calls the key function again after it hung", async ({ servers }) => {
  const server = await servers.http(succeed);
  const apiKey = vi.fn(async () => API_KEY).mockImplementationOnce(forever);
  const admin = adminOf(server, { apiKey, retries: 0 });
  await failureOf(operations.GET(admin, { timeout: 200 }));
  expect(await operations.GET(admin)).toEqual([]);
  expect(apiKey).toHaveBeenCalledTimes(2);
  expect(server.requests).toHaveLength(1);
});

test("aborts without waiting for the key, which other calls still receive", async ({ servers }) => {
  const server = await servers.http(succeed);
  const apiKey = vi.fn(() => pause(2000).then(() => API_KEY));
  const admin = adminOf(server, { apiKey });
  const controller = new AbortController();
  const aborted = timedFailureOf(operations.GET(admin, { signal: controller.signal }));
  const other = operations.GET(admin);
  await pause(50);
  controller.abort("enough");
  const { error, elapsed } = await aborted;
  expect(error).toMatchObject({ name: "ConfidentAbortError", delivery: "unsent", cause: "enough" });
  expect(elapsed).toBe(50);
  expect(await other).toEqual([]);
  expect(apiKey).toHaveBeenCalledTimes(1);
  expect(server.requests).toHaveLength(1);
});

test("sends nothing if the key arrives after the call has timed out", async ({ servers }) => {
  const server = await servers.http(succeed);
  const apiKey = () => pause(200).then(() => API_KEY);
  const fetch = vi.fn(globalThis.fetch); // another fetch might ignore an aborted signal
  await failureOf(operations.POST(adminOf(server, { apiKey, fetch, timeout: 100, retries: 0 })));
  await pause(300);
  expect(fetch).not.toHaveBeenCalled();
  expect(server.connections).toHaveLength(0);
});

test.for([
  ["rejects", () => Promise.reject(new Error(`${API_KEY} is no good`)), "ConfidentConfigError", 0],
  ["hangs", forever, "ConfidentTimeoutError", 200],
] as const)(
  "throws a typed error in time if the key function %s after a 401",
  async ([, next, name, ms], { servers }) => {
    const server = await servers.http(reply(401));
    const apiKey = vi
      .fn(async () => API_KEY)
      .mockImplementation(next)
      .mockResolvedValueOnce(API_KEY);
    const admin = adminOf(server, { apiKey, timeout: 200, retries: 0 });
    const { error, elapsed } = await timedFailureOf(operations.GET(admin));
    expect(error).toMatchObject({ name, delivery: "unsent" });
    expect(exposure(error)).not.toContain(API_KEY);
    expect(elapsed).toBe(ms);
    expect(server.requests).toHaveLength(1);
  },
);

test("keeps waiting for a new key while an unrelated call times out", async ({ servers }) => {
  const server = await servers.http(keepSilent, reply(401), reply(401), succeed);
  const apiKey = vi.fn(() => pause(1000).then(() => `${API_KEY}_2`)).mockResolvedValueOnce(API_KEY);
  const admin = adminOf(server, { apiKey, retries: 0 });
  const timedOut = failureOf(operations.GET(admin, { timeout: 500 }));
  await pause(100);
  expect(server.requests).toHaveLength(1);
  const renewing = operations.GET(admin);
  expect(await timedOut).toMatchObject({ name: "ConfidentTimeoutError", delivery: "unknown" });
  await Promise.all([renewing, operations.GET(admin)]);
  expect(apiKey).toHaveBeenCalledTimes(2);
});
