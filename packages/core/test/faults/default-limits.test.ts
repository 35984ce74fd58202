// What takes minutes: with a clock that is turned by hand, and a fetch that obeys it.
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

/** A client whose server answers after so many milliseconds, and when it was asked. */
function answeringAfter(ms: number, options?: ConfidentOptions, answer?: ResponseInit) {
  const asked: number[] = [];
  const fetch = async () => {
    asked.push(performance.now());
    await new Promise((resolve) => setTimeout(resolve, ms));
    return new Response(SUCCESS, answer);
  };
  return { asked, admin: adminOf({ url: "https://example.test" }, { ...options, fetch }) };
}

/** What becomes of the call, and after how many milliseconds. */
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

test("30 seconds are the default for an attempt", async () => {
  const { admin } = answeringAfter(29_900, { retries: 0 });
  expect(await run(operations.GET(admin))).toEqual({ outcome: "a value", elapsed: 29_900 });
  const slow = answeringAfter(30_100, { retries: 0 });
  expect(await run(operations.GET(slow.admin))).toMatchObject({
    outcome: { name: "ConfidentTimeoutError" },
    elapsed: 30_000,
  });
});

test("120 seconds are the default for all attempts together", async () => {
  const { asked, admin } = answeringAfter(40_000, { retries: 9 });
  expect(await run(operations.GET(admin))).toMatchObject({
    outcome: { name: "ConfidentTimeoutError", delivery: "unknown" },
    elapsed: 120_000,
  });
  expect(asked).toHaveLength(4);
});

test.for([
  ["call", {}, { timeout: 300_000 }],
  ["client", { timeout: 300_000 }, {}],
] as const)(
  "a timeout of five minutes for a %s is not cut after two",
  async ([, options, callOptions]) => {
    const { admin } = answeringAfter(299_000, { ...options, retries: 0 });
    expect(await run(operations.GET(admin, callOptions))).toEqual({
      outcome: "a value",
      elapsed: 299_000,
    });
  },
);

test("a total bound of one's own cuts the call's timeout", async () => {
  const { admin } = answeringAfter(299_000, { totalTimeout: 60_000 });
  expect(await run(operations.GET(admin, { timeout: 300_000 }))).toMatchObject({
    outcome: { name: "ConfidentTimeoutError" },
    elapsed: 60_000,
  });
});

test("a wait that leaves no time for another attempt is not begun", async () => {
  const headers = { "retry-after": "30" };
  const { asked, admin } = answeringAfter(10, { totalTimeout: 60_020 }, { status: 503, headers });
  expect(await run(operations.GET(admin))).toMatchObject({
    outcome: { name: "ConfidentApiError", status: 503, retryAfter: 30_000 },
    elapsed: 30_020,
  });
  expect(asked).toHaveLength(2);
});

test("no backoff is longer than 8 seconds", async () => {
  const { asked, admin } = answeringAfter(0, { retries: 9 }, { status: 503 });
  await run(operations.GET(admin));
  const waits = asked.slice(1).map((time, index) => time - (asked[index] as number));
  expect(waits).toHaveLength(9);
  waits.forEach((wait, index) => {
    const longest = Math.min(8000, 500 * 2 ** index);
    expect(wait).toBeGreaterThanOrEqual(longest / 2);
    expect(wait).toBeLessThanOrEqual(longest + 1);
  });
});

test("clients that failed together do not come back together", async () => {
  const waits = new Set<number>();
  for (let client = 0; client < 20; client++) {
    const { asked, admin } = answeringAfter(0, { retries: 1 }, { status: 503 });
    await run(operations.GET(admin));
    waits.add(Math.round((asked[1] as number) - (asked[0] as number)));
  }
  expect(waits.size).toBeGreaterThan(10);
});
