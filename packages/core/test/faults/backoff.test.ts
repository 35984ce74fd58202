import { beforeEach, expect } from "vitest";
import {
  adminOf,
  failureOf,
  keepSilent,
  operations,
  pause,
  reply,
  reset,
  timedFailureOf,
} from "../support/calls.ts";
import { test } from "../support/servers.ts";
import { skipWaits } from "../support/skip-waits.ts";

beforeEach(skipWaits);

test("waits exponentially longer, with jitter", async ({ servers }) => {
  const server = await servers.http(reset);
  await failureOf(operations.GET(adminOf(server, { retries: 3 })));
  const at = server.requests.map((request) => request.at);
  const waits = at.slice(1).map((time, index) => time - (at[index] as number));
  expect(waits).toHaveLength(3);
  waits.forEach((wait, index) => {
    const longest = 500 * 2 ** index;
    expect(wait).toBeGreaterThanOrEqual(longest / 2);
    expect(wait).toBeLessThanOrEqual(longest);
  });
});

test.for([
  ["the default backoff", {}],
  ["Retry-After", { "retry-after": "30" }],
] as const)("ends the call at once if aborted during %s", async ([, headers], { servers }) => {
  const server = await servers.http(reply(503, "", headers));
  const controller = new AbortController();
  const reason = new Error("enough");
  let aborted = 0;
  const attempts: number[] = [];
  const admin = adminOf(server, { onAttempt: ({ attempt }) => attempts.push(attempt) });
  const failure = failureOf(operations.GET(admin, { signal: controller.signal })).then((error) => ({
    error,
    late: performance.now() - aborted,
  }));
  await pause(100);
  expect(server.requests).toHaveLength(1);
  aborted = performance.now();
  controller.abort(reason);
  const { error, late } = await failure;
  expect(error).toMatchObject({
    name: "ConfidentAbortError",
    operation: "listPolicies",
    delivery: "unknown",
  });
  expect(error.cause).toBe(reason);
  expect(late).toBe(0);
  expect(attempts).toEqual([1]);
  await pause(500);
  expect(server.requests).toHaveLength(1);
});

test("does not start a wait that would exceed the total timeout", async ({ servers }) => {
  const server = await servers.http(reply(503, "", { "retry-after": "2" }));
  const admin = adminOf(server, { retries: 9, totalTimeout: 5000 });
  const { error, elapsed } = await timedFailureOf(operations.GET(admin));
  expect(error).toMatchObject({ name: "ConfidentApiError", status: 503, retryAfter: 2000 });
  expect(elapsed).toBe(4000);
  expect(server.requests).toHaveLength(3);
});

test("fails at once if Retry-After exceeds the total timeout", async ({ servers }) => {
  const server = await servers.http(reply(503, "", { "retry-after": "50" }));
  const { error, elapsed } = await timedFailureOf(
    operations.GET(adminOf(server, { totalTimeout: 49_000 })),
  );
  expect(error).toMatchObject({ name: "ConfidentApiError", status: 503, retryAfter: 50_000 });
  expect(elapsed).toBe(0);
  expect(server.requests).toHaveLength(1);
});

test("ends an attempt at the total timeout even if its own is longer", async ({ servers }) => {
  const server = await servers.http(reply(503, "", { "retry-after": "0" }), keepSilent);
  const admin = adminOf(server, { timeout: 30_000, totalTimeout: 1000 });
  const { error, elapsed } = await timedFailureOf(operations.PUT(admin));
  expect(error).toMatchObject({
    name: "ConfidentTimeoutError",
    operation: "updatePolicy",
    delivery: "unknown",
  });
  expect(elapsed).toBe(1000);
  expect(server.requests).toHaveLength(2);
});
