import type { Socket } from "node:net";
import { beforeEach, expect, vi } from "vitest";
import {
  adminOf,
  keepSilent,
  operations,
  pause,
  SUCCESS,
  succeed,
  timedFailureOf,
} from "../support/calls.ts";
import { type Step, test } from "../support/servers.ts";
import { skipWaits } from "../support/skip-waits.ts";

beforeEach(skipWaits);

const short = { timeout: 300, retries: 0 };

/** Sends the text one character at a time, for ever. */
function drip(socket: Socket, head: string, drop: string): void {
  socket.write(head);
  const timer = setInterval(() => socket.write(drop), 20);
  socket.on("close", () => clearInterval(timer));
}

const DRIPS = {
  nothing: () => {},
  "dripping headers": (socket: Socket) => drip(socket, "HTTP/1.1 200 OK\r\nx-drip: ", "x"),
  "headers that never end": (socket: Socket) => drip(socket, "HTTP/1.1 200 OK\r\n", "a: b\r\n"),
  "a dripping body": (socket: Socket) => drip(socket, "HTTP/1.1 200 OK\r\n\r\n{", " "),
  "half a body": (socket: Socket) =>
    socket.write(`HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n${SUCCESS.slice(0, 20)}`),
  "half a body of a failure": (socket: Socket) =>
    socket.write("HTTP/1.1 503 No\r\ncontent-length: 99\r\n\r\n{"),
};

test.for(Object.entries(DRIPS))(
  "%s in answer to a POST ends at the deadline",
  async ([, answer], { servers }) => {
    const server = await servers.tcp((socket) => socket.once("data", () => answer(socket)));
    const { error, elapsed } = await timedFailureOf(operations.POST(adminOf(server, short)));
    expect(error).toMatchObject({
      name: "ConfidentTimeoutError",
      delivery: "unknown",
      operation: "createPolicy",
      message: "[POST] /v1/organization/policies: no complete response within 300 ms",
    });
    expect(elapsed).toBe(300);
    expect(server.connections).toHaveLength(1);
  },
);

test("the connection of an attempt that ran out of time is given up", async ({ servers }) => {
  const server = await servers.http(keepSilent);
  await timedFailureOf(operations.GET(adminOf(server, short)));
  await vi.waitFor(() => expect(server.connections[0]?.destroyed).toBe(true));
  expect(server.requests).toHaveLength(1);
});

test("the call's timeout beats the client's, both ways", async ({ servers }) => {
  const late: Step = async (answer, request) => {
    await pause(1000);
    succeed(answer, request);
  };
  const server = await servers.http(late);
  await operations.GET(adminOf(server, short), { timeout: 30_000 });
  const { error } = await timedFailureOf(operations.GET(adminOf(server), short));
  expect(error).toMatchObject({ name: "ConfidentTimeoutError" });
  expect(server.requests).toHaveLength(2);
});

test.for(["GET", "PUT", "DELETE"] as const)(
  "a %s that ran out of time is repeated, each attempt with a deadline of its own",
  async (method, { servers }) => {
    const server = await servers.http(keepSilent, keepSilent, succeed);
    const started = performance.now();
    await operations[method](adminOf(server, { timeout: 500 }));
    // 500 ms, 250 to 500 ms of backoff, 500 ms, 500 to 1000 ms of backoff.
    expect(performance.now() - started).toBeGreaterThanOrEqual(1750);
    expect(performance.now() - started).toBeLessThanOrEqual(2500);
    expect(server.requests).toHaveLength(3);
  },
);

test("a POST that ran out of time is not repeated", async ({ servers }) => {
  const server = await servers.http(keepSilent, succeed);
  const { error } = await timedFailureOf(operations.POST(adminOf(server, { timeout: 300 })));
  expect(error).toMatchObject({ name: "ConfidentTimeoutError", delivery: "unknown" });
  await pause(600);
  expect(server.requests).toHaveLength(1);
});

test("a fetch that ignores its signal is not waited for", async () => {
  const fetch = () => new Promise<Response>(() => {});
  const admin = adminOf({ url: "https://example.test" }, { ...short, fetch });
  const { error, elapsed } = await timedFailureOf(operations.GET(admin));
  expect(error).toMatchObject({ name: "ConfidentTimeoutError", delivery: "unknown" });
  expect(elapsed).toBe(300);
});

test("a timeout of weeks is none of a millisecond", async ({ servers }) => {
  const server = await servers.http(async (answer, request) => {
    await pause(100);
    succeed(answer, request);
  });
  await operations.GET(adminOf(server, { timeout: 2 ** 40, retries: 0 }));
  expect(server.requests).toHaveLength(1);
});
