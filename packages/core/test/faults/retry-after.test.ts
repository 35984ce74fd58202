import { beforeEach, expect } from "vitest";
import {
  adminOf,
  failureOf,
  NOW,
  operations,
  pause,
  reply,
  succeed,
  timedFailureOf,
} from "../support/calls.ts";
import { type ScriptedServer, test } from "../support/servers.ts";
import { skipWaits } from "../support/skip-waits.ts";

beforeEach(skipWaits);

/** The range of the first wait without a Retry-After. */
const DEFAULT = [250, 500] as const;
const inFuture = (ms: number) => new Date(Date.now() + ms).toUTCString();
const waitOf = ({ requests: [first, second] }: ScriptedServer) =>
  (second?.at ?? Number.NaN) - (first?.at ?? Number.NaN);

test.for(["0", inFuture(-10_000), "Sunday, 06-Nov-94 08:49:37 GMT"])(
  "retries at once after Retry-After: %s",
  async (value, { servers }) => {
    const server = await servers.http(reply(503, "", { "retry-after": value }));
    const call = operations.GET(adminOf(server, { retries: 4 }));
    expect((await timedFailureOf(call)).elapsed).toBe(0);
    expect(server.requests).toHaveLength(5);
  },
);

test("waits one second after Retry-After: 1", async ({ servers }) => {
  const server = await servers.http(reply(503, "", { "retry-after": "1" }), succeed);
  await operations.GET(adminOf(server));
  expect(waitOf(server)).toBe(1000);
});

test("waits until the date in Retry-After", async ({ servers }) => {
  // HTTP dates have no fractions of a second.
  const server = await servers.http(
    (response, request) => reply(503, "", { "retry-after": inFuture(2000) })(response, request),
    succeed,
  );
  await operations.GET(adminOf(server));
  expect(waitOf(server)).toBeGreaterThan(1000);
  expect(waitOf(server)).toBeLessThanOrEqual(2000);
});

test.for([
  "",
  "soon",
  "-20",
  "+20",
  "20.5",
  "2e1",
  "1e9",
  "0x20",
  "20, 30",
  ["20", "30"],
  "9".repeat(10),
  "9".repeat(400),
  "2030-01-01T00:00:00Z",
  "Tue, 99 Nov 2030 99:99:99 GMT",
  "Tue, 2030",
  "on Tue, 01 Jan 2030 00:00:00 GMT",
  "Tue, 01 Jan 2030 00:00:00 GMT (noon)",
])("uses the default backoff after the invalid Retry-After: %j", async (value, { servers }) => {
  const headers = { "retry-after": value as string }; // an array is sent as two headers
  const server = await servers.http(reply(503, "", headers), succeed);
  await operations.GET(adminOf(server));
  expect(waitOf(server)).toBeGreaterThanOrEqual(DEFAULT[0]);
  expect(waitOf(server)).toBeLessThanOrEqual(DEFAULT[1]);
});

test.for([
  ["61", 61_000],
  ["3600", 3_600_000],
  ["999999999", 999_999_999_000],
] as const)(
  "fails at once after Retry-After: %s, which is too long to wait",
  async ([value, ms], { servers }) => {
    const server = await servers.http(reply(429, "", { "retry-after": value }), succeed);
    const started = performance.now();
    expect(await failureOf(operations.POST(adminOf(server)))).toMatchObject({
      name: "ConfidentApiError",
      status: 429,
      retryAfter: ms,
      operation: "createPolicy",
    });
    expect(performance.now() - started).toBe(0);
    expect(server.requests).toHaveLength(1);
  },
);

test.for([
  "120 ",
  "120 \t",
  "Sun, 06 Nov 2094 08:49:37 GMT ",
  "Saturday, 06-Nov-49 08:49:37 GMT",
  "Sat Nov  6 08:49:37 2094",
  "Sat Nov 06 08:49:37 2094",
])("parses Retry-After: %j, in every format that HTTP allows", async (value, { servers }) => {
  const head = `HTTP/1.1 503 No\r\nretry-after: ${value}\r\ncontent-length: 0\r\n\r\n`;
  const server = await servers.tcp((socket) => socket.once("data", () => socket.write(head)));
  const error = await failureOf(operations.GET(adminOf(server)));
  expect(error).toMatchObject({ name: "ConfidentApiError", status: 503 });
  const { retryAfter } = error as Error & { retryAfter: number };
  const date = Date.UTC(value.includes("-49") ? 2049 : 2094, 10, 6, 8, 49, 37);
  expect(retryAfter).toBe(value.startsWith("120") ? 120_000 : date - Date.now());
  expect(server.connections).toHaveLength(1);
});

test("fails at once if the date in Retry-After is two hours from now", async ({ servers }) => {
  const value = inFuture(7_200_000);
  const server = await servers.http(reply(503, "", { "retry-after": value }), succeed);
  const error = await failureOf(operations.GET(adminOf(server)));
  expect(error).toMatchObject({ name: "ConfidentApiError", status: 503 });
  const { retryAfter } = error as Error & { retryAfter: number };
  expect(retryAfter).toBeGreaterThan(7_190_000);
  expect(retryAfter).toBeLessThanOrEqual(7_200_000);
  expect(server.requests).toHaveLength(1);
});

test("waits for Retry-After: 60 until the caller aborts", async ({ servers }) => {
  const server = await servers.http(reply(503, "", { "retry-after": "60" }));
  const controller = new AbortController();
  const failure = failureOf(operations.GET(adminOf(server), { signal: controller.signal }));
  await pause(400);
  controller.abort();
  expect(await failure).toMatchObject({ name: "ConfidentAbortError", delivery: "unknown" });
  expect(server.requests).toHaveLength(1);
});

test.for([
  ["7", 7000],
  ["soon", undefined],
  ["-7", undefined],
  [undefined, undefined],
] as const)("reports Retry-After: %s in the error", async ([value, ms], { servers }) => {
  const headers = value === undefined ? {} : { "retry-after": value };
  const server = await servers.http(reply(503, "", headers));
  const error = await failureOf(operations.POST(adminOf(server)));
  expect(error).toMatchObject({ name: "ConfidentApiError", retryAfter: ms });
  expect(server.requests).toHaveLength(1);
});

test("uses each response's own Retry-After", async ({ servers }) => {
  const server = await servers.http(reply(503, "", NOW), reply(503), succeed);
  await operations.GET(adminOf(server));
  const [first, second, third] = server.requests.map(({ at }) => at) as [number, number, number];
  expect(second - first).toBe(0);
  // The backoff after the second failure is twice as long as after the first.
  expect(third - second).toBeGreaterThanOrEqual(500);
  expect(third - second).toBeLessThanOrEqual(1000);
});
