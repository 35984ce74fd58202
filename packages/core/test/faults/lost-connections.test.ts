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

const LOSSES = { "is reset": reset, "is closed": hangUp, "is closed in the body": cut };
const losses = Object.keys(LOSSES) as (keyof typeof LOSSES)[];
const retryOnce = { retries: 1 };

test.for(IDEMPOTENT.flatMap((method) => losses.map((loss) => [method, loss] as const)))(
  "retries a %s if its connection %s",
  async ([method, loss], { servers }) => {
    const server = await servers.http(LOSSES[loss], succeed);
    await operations[method](adminOf(server));
    expect(server.requests.map((request) => request.method)).toEqual([method, method]);
  },
);

test.for(losses)(
  "does not retry a POST if its connection %s, and reports delivery as unknown",
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

test("reports a lost connection after three attempts", async ({ servers }) => {
  const server = await servers.http(reset);
  expect(await failureOf(operations.GET(adminOf(server)))).toMatchObject({
    name: "ConfidentConnectionError",
    delivery: "unknown",
  });
  expect(server.requests).toHaveLength(3);
});

test.for(["not HTTP\r\n\r\n", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n"])(
  "reports delivery as unknown if a POST receives %j",
  async (garbage, { servers }) => {
    const server = await servers.tcp((socket) => socket.once("data", () => socket.end(garbage)));
    expect(await failureOf(operations.POST(adminOf(server)))).toMatchObject({
      name: "ConfidentConnectionError",
      delivery: "unknown",
    });
    expect(server.connections).toHaveLength(1);
  },
);

test("retries a GET that receives garbage", async ({ servers }) => {
  const server = await servers.tcp((socket) => socket.once("data", () => socket.end("?")));
  expect(await failureOf(operations.GET(adminOf(server, retryOnce)))).toMatchObject({
    name: "ConfidentConnectionError",
    delivery: "unknown",
  });
  expect(server.connections).toHaveLength(2);
});
