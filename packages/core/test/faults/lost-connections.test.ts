import { beforeEach, expect } from "vitest";
import {
  adminOf,
  cut,
  failureOf,
  hangUp,
  IDEMPOTENT,
  operations,
  reset,
  succeed,
} from "../support/calls.ts";
import { test } from "../support/servers.ts";
import { skipWaits } from "../support/skip-waits.ts";

beforeEach(skipWaits);

const LOSSES = { "is reset": reset, "is closed": hangUp, "is cut in the body": cut };
const losses = Object.keys(LOSSES) as (keyof typeof LOSSES)[];
const retryOnce = { retries: 1 };

test.for(IDEMPOTENT.flatMap((method) => losses.map((loss) => [method, loss] as const)))(
  "a %s is repeated when its connection %s",
  async ([method, loss], { servers }) => {
    const server = await servers.http(LOSSES[loss], succeed);
    await operations[method](adminOf(server));
    expect(server.requests.map((request) => request.method)).toEqual([method, method]);
  },
);

test.for(losses)(
  "a POST is not repeated when its connection %s, and says that it may have been executed",
  async (loss, { servers }) => {
    const server = await servers.http(LOSSES[loss], succeed);
    expect(await failureOf(operations.POST(adminOf(server)))).toMatchObject({
      name: "ConfidentConnectionError",
      delivery: "unknown",
      operation: "createPolicy",
      method: "POST",
      code: expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/),
    });
    expect(server.requests).toHaveLength(1);
  },
);

test("what stays lost is asked for three times, then the caller is told", async ({ servers }) => {
  const server = await servers.http(reset);
  expect(await failureOf(operations.GET(adminOf(server)))).toMatchObject({
    name: "ConfidentConnectionError",
    delivery: "unknown",
  });
  expect(server.requests).toHaveLength(3);
});

test.for(["not HTTP\r\n\r\n", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n"])(
  "a POST that is answered with %j may have been executed",
  async (garbage, { servers }) => {
    const server = await servers.tcp((socket) => socket.once("data", () => socket.end(garbage)));
    expect(await failureOf(operations.POST(adminOf(server)))).toMatchObject({
      name: "ConfidentConnectionError",
      delivery: "unknown",
    });
    expect(server.connections).toHaveLength(1);
  },
);

test("a GET that is answered with garbage is repeated", async ({ servers }) => {
  const server = await servers.tcp((socket) => socket.once("data", () => socket.end("?")));
  expect(await failureOf(operations.GET(adminOf(server, retryOnce)))).toMatchObject({
    name: "ConfidentConnectionError",
    delivery: "unknown",
  });
  expect(server.connections).toHaveLength(2);
});
