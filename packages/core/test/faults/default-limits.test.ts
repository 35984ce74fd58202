// Limits of minutes, with fake timers that also control fetch.
import { afterEach, beforeEach, expect, vi } from "vitest";
import type { ConfidentOptions } from "../../src/index.ts";
import { adminOf, failureOf, operations, SUCCESS } from "../support/calls.ts";
import { test } from "../support/servers.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A client whose server responds after `ms` milliseconds, and the times of its requests. */
function respondingAfter(ms: number, options?: ConfidentOptions, init?: ResponseInit) {
  const sentAt: number[] = [];
  const fetch = async () => {
    sentAt.push(performance.now());
    await new Promise((resolve) => setTimeout(resolve, ms));
    return new Response(SUCCESS, init);
  };
  return { sentAt, admin: adminOf({ url: "https://example.test" }, { ...options, fetch }) };
}

/** Returns the call's outcome and its duration in milliseconds. */
async function run(call: Promise<unknown>): Promise<{ outcome: unknown; elapsed: number }> {
  const started = performance.now();
  const outcome = call.then(
    () => "a value",
    () => failureOf(call),
  );
  const ended = outcome.then(() => performance.now());
  await vi.advanceTimersByTimeAsync(1_000_000);
  return { outcome: await outcome, elapsed: (await ended) - started };
}

test("limits an attempt to 30 seconds by default", async () => {
  const { admin } = respondingAfter(29_900, { retries: 0 });
  expect(await run(operations.GET(admin))).toEqual({ outcome: "a value", elapsed: 29_900 });
  const slow = respondingAfter(30_100, { retries: 0 });
  expect(await run(operations.GET(slow.admin))).toMatchObject({
    outcome: { name: "ConfidentTimeoutError" },
    elapsed: 30_000,
  });
});

test("limits all attempts together to 120 seconds by default", async () => {
  const { sentAt, admin } = respondingAfter(40_000, { retries: 9 });
  expect(await run(operations.GET(admin))).toMatchObject({
    outcome: { name: "ConfidentTimeoutError", delivery: "unknown" },
    elapsed: 120_000,
  });
  expect(sentAt).toHaveLength(4);
});

test.for([
  ["call", {}, { timeout: 300_000 }],
  ["client", { timeout: 300_000 }, {}],
] as const)(
  "allows a five-minute timeout for a %s, beyond the default total timeout",
  async ([, options, callOptions]) => {
    const { admin } = respondingAfter(299_000, { ...options, retries: 0 });
    expect(await run(operations.GET(admin, callOptions))).toEqual({
      outcome: "a value",
      elapsed: 299_000,
    });
  },
);

test("ends a call at the client's totalTimeout even if its timeout is longer", async () => {
  const { admin } = respondingAfter(299_000, { totalTimeout: 60_000 });
  expect(await run(operations.GET(admin, { timeout: 300_000 }))).toMatchObject({
    outcome: { name: "ConfidentTimeoutError" },
    elapsed: 60_000,
  });
});

test("does not start a wait that would leave no time for another attempt", async () => {
  const headers = { "retry-after": "30" };
  const { sentAt, admin } = respondingAfter(10, { totalTimeout: 60_020 }, { status: 503, headers });
  expect(await run(operations.GET(admin))).toMatchObject({
    outcome: { name: "ConfidentApiError", status: 503, retryAfter: 30_000 },
    elapsed: 30_020,
  });
  expect(sentAt).toHaveLength(2);
});

test("limits a backoff to 8 seconds", async () => {
  const { sentAt, admin } = respondingAfter(0, { retries: 9 }, { status: 503 });
  await run(operations.GET(admin));
  const waits = sentAt.slice(1).map((time, index) => time - (sentAt[index] as number));
  expect(waits).toHaveLength(9);
  waits.forEach((wait, index) => {
    const longest = Math.min(8000, 500 * 2 ** index);
    expect(wait).toBeGreaterThanOrEqual(longest / 2);
    expect(wait).toBeLessThanOrEqual(longest + 1);
  });
});

test("spreads the retries of clients that fail at the same time", async () => {
  const waits = new Set<number>();
  for (let client = 0; client < 20; client++) {
    const { sentAt, admin } = respondingAfter(0, { retries: 1 }, { status: 503 });
    await run(operations.GET(admin));
    waits.add(Math.round((sentAt[1] as number) - (sentAt[0] as number)));
  }
  expect(waits.size).toBeGreaterThan(10);
});
