// Requests that provably never left, which are the only ones that a POST is repeated for.
import { expect, vi } from "vitest";
import type { AttemptEvent } from "../../src/index.ts";
import {
  adminOf,
  failureOf,
  METHODS,
  NOW,
  operations,
  reply,
  reset,
  succeed,
} from "../support/calls.ts";
import { test } from "../support/servers.ts";
import { skipWaits } from "../support/skip-waits.ts";
import { fetchThrough, unresponsive } from "../support/sockets.ts";

const retryOnce = { retries: 1 };

test.for(METHODS)(
  "a %s that was refused is repeated, and arrives once",
  async (method, { servers }) => {
    skipWaits();
    const { url, port } = await servers.nobody();
    let back: ReturnType<typeof servers.http> | undefined;
    const events: AttemptEvent[] = [];
    const onAttempt = (event: AttemptEvent) => {
      events.push(event);
      back ??= servers.httpOn(port, succeed);
    };
    await operations[method](adminOf({ url }, { onAttempt }));
    expect((await back)?.requests).toMatchObject([{ method }]);
    expect(events).toMatchObject([
      { attempt: 1, error: { code: "ECONNREFUSED", delivery: "unsent" } },
      { attempt: 2, status: 200, error: undefined },
    ]);
  },
);

test("a POST to a host that has no address is repeated, and was not sent", async () => {
  skipWaits();
  const attempts: number[] = [];
  const onAttempt = ({ attempt }: AttemptEvent) => attempts.push(attempt);
  const admin = adminOf({ url: "https://nowhere.invalid" }, { ...retryOnce, onAttempt });
  expect(await failureOf(operations.POST(admin))).toMatchObject({
    name: "ConfidentConnectionError",
    delivery: "unsent",
    code: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/),
  });
  expect(attempts).toEqual([1, 2]);
});

test("a POST whose connection could not be made in time is repeated, and was not sent", async ({
  onTestFinished,
}) => {
  const server = await unresponsive();
  onTestFinished(server.stop);
  const attempts: number[] = [];
  const onAttempt = ({ attempt }: AttemptEvent) => attempts.push(attempt);
  const admin = adminOf(server, {
    ...retryOnce,
    onAttempt,
    fetch: await fetchThrough({ timeout: 20 }),
  });
  expect(await failureOf(operations.POST(admin))).toMatchObject({
    name: "ConfidentConnectionError",
    delivery: "unsent",
    code: "UND_ERR_CONNECT_TIMEOUT",
  });
  expect(attempts).toEqual([1, 2]);
});

// The kernel's own patience with a host, and Node's with one of several addresses. Either takes minutes.
const code = "ETIMEDOUT";
const timedOut = Object.assign(new Error("connect ETIMEDOUT"), { code, syscall: "connect" });
const GIVEN_UP = {
  "its address": timedOut,
  "all of its addresses": Object.assign(new AggregateError([timedOut, timedOut]), { code }),
};
const NO_ADDRESS = Object.assign(new AggregateError([]), { code });

test.for(Object.entries(GIVEN_UP))(
  "a POST to a host that the system gave up connecting to, at %s, is repeated, and was not sent",
  async ([, cause]) => {
    skipWaits();
    const fetch = vi.fn().mockRejectedValue(new TypeError("fetch failed", { cause }));
    const admin = adminOf({ url: "https://api.example" }, { ...retryOnce, fetch });
    expect(await failureOf(operations.POST(admin))).toMatchObject({
      name: "ConfidentConnectionError",
      code: "ETIMEDOUT",
      delivery: "unsent",
    });
    expect(fetch).toHaveBeenCalledTimes(2);
  },
);

test("a POST that failed at none of no addresses may have been executed", async () => {
  const fetch = vi.fn().mockRejectedValue(new TypeError("fetch failed", { cause: NO_ADDRESS }));
  const admin = adminOf({ url: "https://api.example" }, { ...retryOnce, fetch });
  expect(await failureOf(operations.POST(admin))).toMatchObject({ code, delivery: "unknown" });
  expect(fetch).toHaveBeenCalledTimes(1);
});

test.for(["ETIMEDOUT", "EHOSTUNREACH"])(
  "a POST whose connection broke later, with %s, is not repeated, and may have been executed",
  async (code) => {
    const cause = Object.assign(new Error(`read ${code}`), { code, syscall: "read" });
    const fetch = vi.fn().mockRejectedValue(new TypeError("fetch failed", { cause }));
    const admin = adminOf({ url: "https://api.example" }, { ...retryOnce, fetch });
    expect(await failureOf(operations.POST(admin))).toMatchObject({
      code,
      delivery: "unknown",
    });
    expect(fetch).toHaveBeenCalledTimes(1);
  },
);

test.for(["ERR_INVALID_ARG_TYPE", "ERR_INVALID_URL"])(
  "a fetch that fails with %s after the answer proves nothing, and is not asked again",
  async (code, { servers }) => {
    const server = await servers.http(succeed);
    const fetch: typeof globalThis.fetch = async (...args) => {
      await globalThis.fetch(...args);
      throw Object.assign(new TypeError("a mistake of its own"), { code });
    };
    for (const method of ["GET", "POST"] as const) {
      const error = await failureOf(operations[method](adminOf(server, { fetch })));
      expect(error).toMatchObject({ name: "ConfidentConnectionError", code, delivery: "unknown" });
    }
    expect(server.requests).toHaveLength(2);
  },
);

test("a call is not called unsent because its last attempt was", async ({ servers }) => {
  skipWaits();
  const server = await servers.http(reset);
  const onAttempt = () => void server.stop();
  expect(await failureOf(operations.PUT(adminOf(server, { onAttempt })))).toMatchObject({
    name: "ConfidentConnectionError",
    code: "ECONNREFUSED",
    delivery: "unknown",
  });
  expect(server.requests).toHaveLength(1);
});

test("a POST that was turned away and then refused is unsent", async ({ servers }) => {
  const server = await servers.http((answer, request) => {
    reply(429, "", { ...NOW, connection: "close" })(answer, request);
    void server.stop();
  });
  expect(await failureOf(operations.POST(adminOf(server, retryOnce)))).toMatchObject({
    name: "ConfidentConnectionError",
    delivery: "unsent",
  });
  expect(server.requests).toHaveLength(1);
});
