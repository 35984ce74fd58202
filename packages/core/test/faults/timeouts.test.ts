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

/** Sends `head`, then repeats `chunk` until the connection closes. */
function drip(socket: Socket, head: string, chunk: string): void {
  socket.write(head);
  const timer = setInterval(() => socket.write(chunk), 20);
  socket.on("close", () => clearInterval(timer));
}

const STALLS = {
  "no bytes": () => {},
  "slow headers": (socket: Socket) => drip(socket, "HTTP/1.1 200 OK\r\nx-drip: ", "x"),
  "endless headers": (socket: Socket) => drip(socket, "HTTP/1.1 200 OK\r\n", "a: b\r\n"),
  "a slow body": (socket: Socket) => drip(socket, "HTTP/1.1 200 OK\r\n\r\n{", " "),
  "an incomplete body": (socket: Socket) =>
    socket.write(`HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n${SUCCESS.slice(0, 20)}`),
  "an incomplete body of a failure": (socket: Socket) =>
    socket.write("HTTP/1.1 503 No\r\ncontent-length: 99\r\n\r\n{"),
};

test.for(Object.entries(STALLS))(
  "ends a POST at its timeout if the server sends %s",
  async ([, respond], { servers }) => {
    const server = await servers.tcp((socket) => socket.once("data", () => respond(socket)));
    const { error, elapsed } = await timedFailureOf(operations.POST(adminOf(server, short)));
    expect(error).toMatchObject({
      name: "ConfidentTimeoutError",
      delivery: "unknown",
      operation: "createPolicy",
      message: `[POST] /v1/organization/policies: no complete response from ${new URL(server.url).host} within 300 ms`,
    });
    expect(elapsed).toBe(300);
    expect(server.connections).toHaveLength(1);
  },
);

test("closes the connection of an attempt that times out", async ({ servers }) => {
  const server = await servers.http(keepSilent);
  await timedFailureOf(operations.GET(adminOf(server, short)));
  await vi.waitFor(() => expect(server.connections[0]?.destroyed).toBe(true));
  expect(server.requests).toHaveLength(1);
});

test("prefers the call's timeout to the client's, longer or shorter", async ({ servers }) => {
  const late: Step = async (response, request) => {
    await pause(1000);
    succeed(response, request);
  };
  const server = await servers.http(late);
  await operations.GET(adminOf(server, short), { timeout: 30_000 });
  const { error } = await timedFailureOf(operations.GET(adminOf(server), short));
  expect(error).toMatchObject({ name: "ConfidentTimeoutError" });
  expect(server.requests).toHaveLength(2);
});

test.for(["GET", "PUT", "DELETE"] as const)(
  "retries a %s that times out, with a full timeout for each attempt",
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

test("does not retry a POST that times out", async ({ servers }) => {
  const server = await servers.http(keepSilent, succeed);
  const { error } = await timedFailureOf(operations.POST(adminOf(server, { timeout: 300 })));
  expect(error).toMatchObject({ name: "ConfidentTimeoutError", delivery: "unknown" });
  await pause(600);
  expect(server.requests).toHaveLength(1);
});

test("does not wait for a fetch that ignores its signal", async () => {
  const fetch = () => new Promise<Response>(() => {});
  const admin = adminOf({ url: "https://example.test" }, { ...short, fetch });
  const { error, elapsed } = await timedFailureOf(operations.GET(admin));
  expect(error).toMatchObject({ name: "ConfidentTimeoutError", delivery: "unknown" });
  expect(elapsed).toBe(300);
});

test("does not shorten a timeout that setTimeout cannot represent", async ({ servers }) => {
  const server = await servers.http(async (response, request) => {
    await pause(100);
    succeed(response, request);
  });
  await operations.GET(adminOf(server, { timeout: 2 ** 40, retries: 0 }));
  expect(server.requests).toHaveLength(1);
});
