// A fetch that ignores its signal, and endless bodies that keep timers from firing.
import { expect, vi } from "vitest";
import {
  adminOf,
  failureOf,
  operations,
  pause,
  succeed,
  timedFailureOf,
} from "../support/calls.ts";
import { type Step, test } from "../support/servers.ts";
import { skipWaits } from "../support/skip-waits.ts";

const short = { timeout: 300, retries: 0 };
const ignoringSignal: typeof fetch = (url, init) => {
  const { method, headers, body, redirect } = init as Required<RequestInit>;
  return fetch(url, { method, headers, body, redirect });
};
const drip: Step = (response) => {
  response.writeHead(200);
  const timer = setInterval(() => response.write(" "), 20);
  response.on("close", () => clearInterval(timer));
};

test.for<[string, Step]>([
  ["a slow body", drip],
  ["a body that stalls", (response) => void response.writeHead(200).write("{")],
])("abandons %s at the timeout and closes its connection", async ([, step], { servers }) => {
  skipWaits();
  const server = await servers.http(step);
  const { error, elapsed } = await timedFailureOf(
    operations.GET(adminOf(server, { ...short, fetch: ignoringSignal })),
  );
  expect(error).toMatchObject({ name: "ConfidentTimeoutError", delivery: "unknown" });
  expect(elapsed).toBe(300);
  await vi.waitFor(() => expect(server.connections[0]?.destroyed).toBe(true));
});

test("does not read a response that arrives after the timeout", async ({ servers }) => {
  skipWaits();
  const server = await servers.http(async (response, request) => {
    await pause(600);
    drip(response, request);
  });
  await failureOf(operations.GET(adminOf(server, { ...short, fetch: ignoringSignal })));
  await vi.waitFor(() => expect(server.connections[0]?.destroyed).toBe(true));
});

test("returns a response that arrives in time", async ({ servers }) => {
  const server = await servers.http(succeed);
  expect(await operations.GET(adminOf(server, { ...short, fetch: ignoringSignal }))).toEqual([]);
});

const ENDLESS = { "empty chunks": new Uint8Array(), "single bytes": new Uint8Array([32]) };

test.for(Object.entries(ENDLESS))("times out on an endless body of %s", async ([, chunk]) => {
  const pull = (controller: ReadableStreamDefaultController) => controller.enqueue(chunk);
  const cancel = vi.fn();
  const fetch = async () => new Response(new ReadableStream({ pull, cancel }));
  const admin = adminOf({ url: "https://example.test" }, { timeout: 50, retries: 0, fetch });
  const { error, elapsed } = await timedFailureOf(operations.GET(admin));
  expect(error).toMatchObject({ name: "ConfidentTimeoutError" });
  expect(elapsed).toBeLessThan(5000);
  await vi.waitFor(() => expect(cancel).toHaveBeenCalled());
});

test("limits the size of a body of strings, too", async () => {
  const pull = (controller: ReadableStreamDefaultController) =>
    controller.enqueue(" ".repeat(1000));
  const fetch = async () => new Response(new ReadableStream({ pull }) as BodyInit);
  const admin = adminOf({ url: "https://example.test" }, { fetch, maxResponseBytes: 10_000 });
  expect(await failureOf(operations.GET(admin))).toMatchObject({
    name: "ConfidentResponseError",
    message: expect.stringMatching(/larger than 10000 bytes/),
  });
});
