import { expect } from "vitest";
import { adminOf, failureOf, NOW, operations, pause, reply, succeed } from "../support/calls.ts";
import { type ScriptedServer, test } from "../support/servers.ts";

/** Milliseconds that a loaded machine may add. */
const SLACK = 400;
/** What the first wait is without the server's say. */
const OWN = [250, 500] as const;
const inFuture = (ms: number) => new Date(Date.now() + ms).toUTCString();
const waitOf = ({ requests: [first, second] }: ScriptedServer) =>
  (second?.at ?? Number.NaN) - (first?.at ?? Number.NaN);

test.concurrent.for([
  ["0", [0, 0]],
  ["1", [1000, 1000]],
  [inFuture(-10_000), [0, 0]],
  ["Sunday, 06-Nov-94 08:49:37 GMT", [0, 0]],
] as const)("Retry-After: %s is honoured", async ([value, [least, most]], { servers }) => {
  const server = await servers.http(reply(503, "", { "retry-after": value }), succeed);
  await operations.GET(adminOf(server));
  expect(waitOf(server)).toBeGreaterThanOrEqual(least - 5);
  expect(waitOf(server)).toBeLessThan(most + SLACK);
});

test.concurrent("Retry-After as a date in the future is honoured", async ({ servers }) => {
  // A date has no fractions of a second.
  const server = await servers.http(
    (answer, request) => reply(503, "", { "retry-after": inFuture(2000) })(answer, request),
    succeed,
  );
  await operations.GET(adminOf(server));
  expect(waitOf(server)).toBeGreaterThan(900);
  expect(waitOf(server)).toBeLessThan(2000 + SLACK);
});

test.concurrent.for([
  "",
  "soon",
  "-1",
  "+1",
  "1.5",
  "1e9",
  "0x10",
  "1, 2",
  ["0", "0"],
  "9".repeat(10),
  "9".repeat(400),
  "2030-01-01T00:00:00Z",
  "Tue, 99 Nov 2030 99:99:99 GMT",
  "Tue, 2030",
])("Retry-After: %j makes no sense, so our own backoff counts", async (value, { servers }) => {
  const headers = { "retry-after": value as string }; // two headers, where it is an array
  const server = await servers.http(reply(503, "", headers), succeed);
  await operations.GET(adminOf(server));
  expect(waitOf(server)).toBeGreaterThanOrEqual(OWN[0] - 5);
  expect(waitOf(server)).toBeLessThan(OWN[1] + SLACK);
});

test.concurrent.for([
  ["61", 61_000],
  ["3600", 3_600_000],
  ["999999999", 999_999_999_000],
] as const)(
  "Retry-After: %s is too long to wait: the caller decides",
  async ([value, ms], { servers }) => {
    const server = await servers.http(reply(429, "", { "retry-after": value }), succeed);
    const started = performance.now();
    expect(await failureOf(operations.POST(adminOf(server)))).toMatchObject({
      name: "ConfidentApiError",
      status: 429,
      retryAfter: ms,
      operation: "createPolicy",
    });
    expect(performance.now() - started).toBeLessThan(SLACK);
    expect(server.requests).toHaveLength(1);
  },
);

test.concurrent("Retry-After as a date two hours from now is too long to wait", async ({
  servers,
}) => {
  const value = inFuture(7_200_000);
  const server = await servers.http(reply(503, "", { "retry-after": value }), succeed);
  const error = await failureOf(operations.GET(adminOf(server)));
  expect(error).toMatchObject({ name: "ConfidentApiError", status: 503 });
  const { retryAfter } = error as Error & { retryAfter: number };
  expect(retryAfter).toBeGreaterThan(7_190_000);
  expect(retryAfter).toBeLessThanOrEqual(7_200_000);
  expect(server.requests).toHaveLength(1);
});

test.concurrent("Retry-After: 60 is waited for, until the caller has enough", async ({
  servers,
}) => {
  const server = await servers.http(reply(503, "", { "retry-after": "60" }));
  const controller = new AbortController();
  const failure = failureOf(operations.GET(adminOf(server), { signal: controller.signal }));
  await pause(400);
  controller.abort();
  expect(await failure).toMatchObject({ name: "ConfidentAbortError", delivery: "unknown" });
  expect(server.requests).toHaveLength(1);
});

test.concurrent.for([
  ["7", 7000],
  ["soon", undefined],
  ["-7", undefined],
  [undefined, undefined],
] as const)("the error says that Retry-After was %s", async ([value, ms], { servers }) => {
  const headers = value === undefined ? {} : { "retry-after": value };
  const server = await servers.http(reply(503, "", headers));
  const error = await failureOf(operations.POST(adminOf(server)));
  expect(error).toMatchObject({ name: "ConfidentApiError", retryAfter: ms });
  expect(server.requests).toHaveLength(1);
});

test.concurrent("each answer's own Retry-After counts", async ({ servers }) => {
  const server = await servers.http(reply(503, "", NOW), reply(503), succeed);
  await operations.GET(adminOf(server));
  const [first, second, third] = server.requests.map(({ at }) => at) as [number, number, number];
  expect(second - first).toBeLessThan(SLACK);
  // The second failure's backoff is twice as long as the first's.
  expect(third - second).toBeGreaterThanOrEqual(495);
  expect(third - second).toBeLessThan(1000 + SLACK);
});
