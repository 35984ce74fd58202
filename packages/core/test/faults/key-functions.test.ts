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
  ["throws", () => Promise.reject(new Error("vault is sealed")), /^The apiKey function failed\.$/],
  [
    "throws at once",
    () => {
      throw "sealed";
    },
    /^The apiKey function failed\.$/,
  ],
  ["returns nothing", () => undefined, /^No API key/],
  ["returns blanks", () => " ", /^No API key/],
  ["returns a number", async () => 7, /^No API key/],
  [
    "returns a project's key",
    () => "confident_us_secretsecret",
    /This is a project key; an organization key is required/,
  ],
  ["returns a line break", async () => "confident_us_org_\nsecret", /line break/],
])("a key function that %s is a typed error", async ([, apiKey, message], { servers }) => {
  const server = await servers.http(succeed);
  const admin = adminOf(server, { apiKey: apiKey as () => string });
  const error = await failureOf(operations.GET(admin));
  expect(error).toMatchObject({ name: "ConfidentConfigError", delivery: "unsent" });
  expect(error.message).toMatch(message);
  expect(exposure(error).replaceAll(/^ +at .*$/gm, "")).not.toMatch(/secret/);
  expect(server.connections).toHaveLength(0);
});

test("what a key function throws is the cause", async ({ servers }) => {
  const cause = new Error("vault is sealed");
  const server = await servers.http(succeed);
  const admin = adminOf(server, { apiKey: () => Promise.reject(cause) });
  expect((await failureOf(operations.GET(admin))).cause).toBe(cause);
});

test("a key function that failed is asked again by the next call", async ({ servers }) => {
  const server = await servers.http(succeed);
  const apiKey = vi.fn(async () => API_KEY).mockRejectedValueOnce(new Error("sealed"));
  const admin = adminOf(server, { apiKey });
  await failureOf(operations.GET(admin));
  expect(await operations.GET(admin)).toEqual([]);
  expect(server.requests).toHaveLength(1);
});

test("a key function that hangs is a timeout of the call, unsent", async ({ servers }) => {
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

test("a key function that hung does not make every later call hang", async ({ servers }) => {
  const server = await servers.http(succeed);
  const apiKey = vi.fn(async () => API_KEY).mockImplementationOnce(forever);
  const admin = adminOf(server, { apiKey, retries: 0 });
  await failureOf(operations.GET(admin, { timeout: 200 }));
  expect(await operations.GET(admin)).toEqual([]);
  expect(apiKey).toHaveBeenCalledTimes(2);
  expect(server.requests).toHaveLength(1);
});

test("an abort does not wait for the key, and leaves it to the others", async ({ servers }) => {
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

test("a key that comes too late is not used for the call that gave up", async ({ servers }) => {
  const server = await servers.http(succeed);
  const apiKey = () => pause(200).then(() => API_KEY);
  const fetch = vi.fn(globalThis.fetch); // another might ignore that its signal is aborted
  await failureOf(operations.POST(adminOf(server, { apiKey, fetch, timeout: 100, retries: 0 })));
  await pause(300);
  expect(fetch).not.toHaveBeenCalled();
  expect(server.connections).toHaveLength(0);
});

test.for([
  ["throws", () => Promise.reject(new Error(`${API_KEY} is no good`)), "ConfidentConfigError", 0],
  ["hangs", forever, "ConfidentTimeoutError", 200],
] as const)(
  "a key function that %s after a 401 is a typed error within the deadline",
  async ([, then, name, ms], { servers }) => {
    const server = await servers.http(reply(401));
    const apiKey = vi
      .fn(async () => API_KEY)
      .mockImplementation(then)
      .mockResolvedValueOnce(API_KEY);
    const admin = adminOf(server, { apiKey, timeout: 200, retries: 0 });
    const { error, elapsed } = await timedFailureOf(operations.GET(admin));
    expect(error).toMatchObject({ name, delivery: "unsent" });
    expect(exposure(error)).not.toContain(API_KEY);
    expect(elapsed).toBe(ms);
    expect(server.requests).toHaveLength(1);
  },
);

test("a timeout that has nothing to do with the key interrupts no question for it", async ({
  servers,
}) => {
  const server = await servers.http(keepSilent, reply(401), reply(401), succeed);
  const apiKey = vi.fn(() => pause(1000).then(() => `${API_KEY}_2`)).mockResolvedValueOnce(API_KEY);
  const admin = adminOf(server, { apiKey, retries: 0 });
  const timedOut = failureOf(operations.GET(admin, { timeout: 500 }));
  await pause(100);
  expect(server.requests).toHaveLength(1);
  const refused = operations.GET(admin);
  expect(await timedOut).toMatchObject({ name: "ConfidentTimeoutError", delivery: "unknown" });
  await Promise.all([refused, operations.GET(admin)]);
  expect(apiKey).toHaveBeenCalledTimes(2);
});
