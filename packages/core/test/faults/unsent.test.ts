// Failures that prove that a request was not sent, so that even a POST is retried.
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
  "retries a %s after a refused connection, and sends it once",
  async (method, { servers }) => {
    skipWaits();
    const { url, port } = await servers.nobody();
    let restarted: ReturnType<typeof servers.http> | undefined;
    const events: AttemptEvent[] = [];
    const onAttempt = (event: AttemptEvent) => {
      events.push(event);
      restarted ??= servers.httpOn(port, succeed);
    };
    await operations[method](adminOf({ url }, { onAttempt }));
    expect((await restarted)?.requests).toMatchObject([{ method }]);
    expect(events).toMatchObject([
      { attempt: 1, error: { code: "ECONNREFUSED", delivery: "unsent" } },
      { attempt: 2, status: 200, error: undefined },
    ]);
  },
);

test("retries a POST to a host without an address, and reports it as unsent", async () => {
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

test("retries a POST after a connection timeout, and reports it as unsent", async ({
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

// Connection timeouts of the kernel, and of Node with several addresses. Either takes minutes.
const code = "ETIMEDOUT";
const timedOut = Object.assign(new Error("connect ETIMEDOUT"), { code, syscall: "connect" });
const CONNECT_TIMEOUTS = {
  "one address": timedOut,
  "several addresses": Object.assign(new AggregateError([timedOut, timedOut]), { code }),
};
const NO_ADDRESS = Object.assign(new AggregateError([]), { code });

test.for(Object.entries(CONNECT_TIMEOUTS))(
  "retries a POST after the system's connection timeout with %s, and reports it as unsent",
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

test("reports delivery as unknown if an AggregateError has no errors", async () => {
  const fetch = vi.fn().mockRejectedValue(new TypeError("fetch failed", { cause: NO_ADDRESS }));
  const admin = adminOf({ url: "https://api.example" }, { ...retryOnce, fetch });
  expect(await failureOf(operations.POST(admin))).toMatchObject({ code, delivery: "unknown" });
  expect(fetch).toHaveBeenCalledTimes(1);
});

test.for(["ETIMEDOUT", "EHOSTUNREACH"])(
  "does not retry a POST after %s on an open connection, and reports delivery as unknown",
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
  "does not retry if fetch throws %s after the response, and reports delivery as unknown",
  async (code, { servers }) => {
    const server = await servers.http(succeed);
    const fetch: typeof globalThis.fetch = async (...args) => {
      await globalThis.fetch(...args);
      throw Object.assign(new TypeError("a bug in fetch"), { code });
    };
    for (const method of ["GET", "POST"] as const) {
      const error = await failureOf(operations[method](adminOf(server, { fetch })));
      expect(error).toMatchObject({ name: "ConfidentConnectionError", code, delivery: "unknown" });
    }
    expect(server.requests).toHaveLength(2);
  },
);

test("reports delivery as unknown if only the last attempt was unsent", async ({ servers }) => {
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

test("reports a POST as unsent after a 429 and a refused connection", async ({ servers }) => {
  const server = await servers.http((response, request) => {
    reply(429, "", { ...NOW, connection: "close" })(response, request);
    void server.stop();
  });
  expect(await failureOf(operations.POST(adminOf(server, retryOnce)))).toMatchObject({
    name: "ConfidentConnectionError",
    delivery: "unsent",
  });
  expect(server.requests).toHaveLength(1);
});
