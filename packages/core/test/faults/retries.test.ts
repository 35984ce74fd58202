import { expect } from "vitest";
import type { CallOptions } from "../../src/index.ts";
import {
  adminOf,
  failureOf,
  IDEMPOTENT,
  METHODS,
  NOW,
  operations,
  reply,
  succeed,
} from "../support/calls.ts";
import { test } from "../support/servers.ts";

const TRANSIENT = [408, 429, 500, 502, 503, 504];
const FINAL = [400, 401, 403, 404, 409, 410, 422, 501, 505];

const pairs = <A, B>(left: readonly A[], right: readonly B[]) =>
  left.flatMap((a) => right.map((b) => [a, b] as const));

test.for(pairs(IDEMPOTENT, TRANSIENT))(
  "retries a %s unchanged after a %i",
  async ([method, status], { servers }) => {
    const server = await servers.http(reply(status, "", NOW), succeed);
    await operations[method](adminOf(server));
    const [first, second] = server.requests;
    expect(server.requests).toHaveLength(2);
    expect(first).toMatchObject({ method });
    expect({ ...second, at: 0 }).toEqual({ ...first, at: 0 });
  },
);

test("retries a POST with its body after a 429", async ({ servers }) => {
  const server = await servers.http(reply(429, "", NOW), succeed);
  await operations.POST(adminOf(server));
  const [first, second] = server.requests;
  expect(server.requests).toHaveLength(2);
  expect({ ...second, at: 0 }).toEqual({ ...first, at: 0 });
  expect(second?.body).not.toBe("");
});

test.for([408, 500, 502, 503, 504])(
  "does not retry a POST after a %i, because it may have been executed",
  async (status, { servers }) => {
    const server = await servers.http(reply(status, "", NOW), succeed);
    expect(await failureOf(operations.POST(adminOf(server)))).toMatchObject({
      name: "ConfidentApiError",
      status,
      delivery: "answered",
      operation: "createPolicy",
    });
    expect(server.requests).toHaveLength(1);
  },
);

test.for(pairs(METHODS, FINAL))(
  "does not retry a %s after a %i",
  async ([method, status], { servers }) => {
    const server = await servers.http(reply(status, '{"error":"No"}', NOW), succeed);
    expect(await failureOf(operations[method](adminOf(server)))).toMatchObject({
      name: "ConfidentApiError",
      status,
      serverMessage: "No",
      delivery: "answered",
      method,
      retryAfter: 0,
    });
    expect(server.requests).toHaveLength(1);
  },
);

test("retries twice by default and reports the last response", async ({ servers }) => {
  const server = await servers.http(
    reply(500, "", NOW),
    reply(502, "", NOW),
    reply(503, '{"error":"Maintenance"}', NOW),
  );
  expect(await failureOf(operations.GET(adminOf(server)))).toMatchObject({
    name: "ConfidentApiError",
    status: 503,
    message: "[GET] /v1/organization/policies 503: Maintenance",
  });
  expect(server.requests).toHaveLength(3);
});

test.for([
  [{ retries: 0 }, {}, 1],
  [{}, { retries: 0 }, 1],
  [{ retries: 0 }, { retries: 1 }, 2],
  [{ retries: 4 }, {}, 5],
  [{}, { retries: 4 }, 5],
] as const)(
  "client options %j and call options %j lead to %i requests",
  async ([options, callOptions, count], { servers }) => {
    const server = await servers.http(reply(503, "", NOW));
    const error = await failureOf(operations.GET(adminOf(server, options), callOptions));
    expect(error).toMatchObject({ name: "ConfidentApiError", status: 503 });
    expect(server.requests).toHaveLength(count);
  },
);

test.for(["false", "true"])(
  "obeys x-should-retry only if it is false: %s",
  async (value, { servers }) => {
    const server = await servers.http(reply(502, "", { ...NOW, "x-should-retry": value }), succeed);
    const outcome = await operations.GET(adminOf(server)).catch((error: unknown) => error);
    expect(server.requests).toHaveLength(value === "false" ? 1 : 2);
    expect(outcome).toEqual(value === "false" ? expect.objectContaining({ status: 502 }) : []);
  },
);

test.for(METHODS)("a %s ignores internal options", async (method, { servers }) => {
  const server = await servers.http(reply(429, "", NOW), succeed);
  const options = {
    beforeRetry: () => Promise.reject(new Error("a hook of the caller")),
    fetch: () => Promise.reject(new Error("a fetch of the caller")),
    baseUrl: "https://example.test",
    parseAs: "stream",
  };
  await operations[method](adminOf(server), options as CallOptions);
  expect(server.requests).toHaveLength(2);
});
