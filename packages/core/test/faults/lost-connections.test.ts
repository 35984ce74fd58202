import { expect } from "vitest";
import type { AttemptEvent } from "../../src/index.ts";
import {
  adminOf,
  cut,
  failureOf,
  hangUp,
  IDEMPOTENT,
  METHODS,
  NOW,
  operations,
  reply,
  reset,
  succeed,
} from "../support/calls.ts";
import { test } from "../support/servers.ts";
import { fetchThrough, unresponsive } from "../support/sockets.ts";

const LOSSES = { "is reset": reset, "is closed": hangUp, "is cut in the body": cut };
const losses = Object.keys(LOSSES) as (keyof typeof LOSSES)[];
const retryOnce = { retries: 1 };

test.concurrent.for(IDEMPOTENT.flatMap((method) => losses.map((loss) => [method, loss] as const)))(
  "a %s is repeated when its connection %s",
  async ([method, loss], { servers }) => {
    const server = await servers.http(LOSSES[loss], succeed);
    await operations[method](adminOf(server));
    expect(server.requests.map((request) => request.method)).toEqual([method, method]);
  },
);

test.concurrent.for(losses)(
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

test.concurrent("what stays lost is asked for three times, then the caller is told", async ({
  servers,
}) => {
  const server = await servers.http(reset);
  expect(await failureOf(operations.GET(adminOf(server)))).toMatchObject({
    name: "ConfidentConnectionError",
    delivery: "unknown",
  });
  expect(server.requests).toHaveLength(3);
});

test.concurrent.for(METHODS)(
  "a %s that was refused is repeated, and arrives once",
  async (method, { servers }) => {
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

test.concurrent("a POST to a host that has no address is repeated, and was not sent", async () => {
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

test.concurrent("a POST whose connection could not be made in time is repeated, and was not sent", async ({
  onTestFinished,
}) => {
  const server = await unresponsive();
  onTestFinished(server.stop);
  const attempts: number[] = [];
  const onAttempt = ({ attempt }: AttemptEvent) => attempts.push(attempt);
  const admin = adminOf(server, {
    ...retryOnce,
    onAttempt,
    fetch: await fetchThrough({ timeout: 200 }),
  });
  expect(await failureOf(operations.POST(admin))).toMatchObject({
    name: "ConfidentConnectionError",
    delivery: "unsent",
    code: "UND_ERR_CONNECT_TIMEOUT",
  });
  expect(attempts).toEqual([1, 2]);
});

test.concurrent.for([
  "not HTTP\r\n\r\n",
  "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
])("a POST that is answered with %j may have been executed", async (garbage, { servers }) => {
  const server = await servers.tcp((socket) => socket.once("data", () => socket.end(garbage)));
  expect(await failureOf(operations.POST(adminOf(server)))).toMatchObject({
    name: "ConfidentConnectionError",
    delivery: "unknown",
    code: expect.stringMatching(/^HPE_/),
  });
  expect(server.connections).toHaveLength(1);
});

test.concurrent("a call is not called unsent because its last attempt was", async ({ servers }) => {
  const server = await servers.http(reset);
  const onAttempt = () => void server.stop();
  expect(await failureOf(operations.PUT(adminOf(server, { onAttempt })))).toMatchObject({
    name: "ConfidentConnectionError",
    code: "ECONNREFUSED",
    delivery: "unknown",
  });
  expect(server.requests).toHaveLength(1);
});

test.concurrent("a POST that was turned away and then refused is unsent", async ({ servers }) => {
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

test.concurrent("a GET that is answered with garbage is repeated", async ({ servers }) => {
  const server = await servers.tcp((socket) => socket.once("data", () => socket.end("?")));
  expect(await failureOf(operations.GET(adminOf(server, retryOnce)))).toMatchObject({
    name: "ConfidentConnectionError",
    delivery: "unknown",
  });
  expect(server.connections).toHaveLength(2);
});
