// A fetch that does not heed its signal, and bodies that leave no time to notice that there is none left.
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
const deaf: typeof fetch = (url, init) => {
  const { method, headers, body, redirect } = init as Required<RequestInit>;
  return fetch(url, { method, headers, body, redirect });
};
const drip: Step = (answer) => {
  answer.writeHead(200);
  const timer = setInterval(() => answer.write(" "), 20);
  answer.on("close", () => clearInterval(timer));
};

test.for<[string, Step]>([
  ["a dripping body", drip],
  ["a body that stops", (answer) => void answer.writeHead(200).write("{")],
])("%s is given up at the deadline, with its connection", async ([, step], { servers }) => {
  skipWaits();
  const server = await servers.http(step);
  const { error, elapsed } = await timedFailureOf(
    operations.GET(adminOf(server, { ...short, fetch: deaf })),
  );
  expect(error).toMatchObject({ name: "ConfidentTimeoutError", delivery: "unknown" });
  expect(elapsed).toBe(300);
  await vi.waitFor(() => expect(server.connections[0]?.destroyed).toBe(true));
});

test("an answer that comes after the deadline is not read", async ({ servers }) => {
  skipWaits();
  const server = await servers.http(async (answer, request) => {
    await pause(600);
    drip(answer, request);
  });
  await failureOf(operations.GET(adminOf(server, { ...short, fetch: deaf })));
  await vi.waitFor(() => expect(server.connections[0]?.destroyed).toBe(true));
});

test("an answer that came in time is kept", async ({ servers }) => {
  const server = await servers.http(succeed);
  expect(await operations.GET(adminOf(server, { ...short, fetch: deaf }))).toEqual([]);
});

const ENDLESS = { "empty chunks": new Uint8Array(), "single bytes": new Uint8Array([32]) };

test.for(Object.entries(ENDLESS))("a body of %s without end ends in time", async ([, chunk]) => {
  const pull = (controller: ReadableStreamDefaultController) => controller.enqueue(chunk);
  const cancel = vi.fn();
  const fetch = async () => new Response(new ReadableStream({ pull, cancel }));
  const admin = adminOf({ url: "https://example.test" }, { timeout: 50, retries: 0, fetch });
  const { error, elapsed } = await timedFailureOf(operations.GET(admin));
  expect(error).toMatchObject({ name: "ConfidentTimeoutError" });
  expect(elapsed).toBeLessThan(5000);
  await vi.waitFor(() => expect(cancel).toHaveBeenCalled());
});

test("a body of texts is counted, too", async () => {
  const pull = (controller: ReadableStreamDefaultController) =>
    controller.enqueue(" ".repeat(1000));
  const fetch = async () => new Response(new ReadableStream({ pull }) as BodyInit);
  const admin = adminOf({ url: "https://example.test" }, { fetch, maxResponseBytes: 10_000 });
  expect(await failureOf(operations.GET(admin))).toMatchObject({
    name: "ConfidentResponseError",
    message: expect.stringMatching(/larger than 10000 bytes/),
  });
});
