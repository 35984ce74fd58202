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
  "a %s is repeated after a %i, the same as it was",
  async ([method, status], { servers }) => {
    const server = await servers.http(reply(status, "", NOW), succeed);
    await operations[method](adminOf(server));
    const [first, second] = server.requests;
    expect(server.requests).toHaveLength(2);
    expect(first).toMatchObject({ method });
    expect({ ...second, at: 0 }).toEqual({ ...first, at: 0 });
  },
);

test("a POST is repeated after a 429, with its body", async ({ servers }) => {
  const server = await servers.http(reply(429, "", NOW), succeed);
  await operations.POST(adminOf(server));
  const [first, second] = server.requests;
  expect(server.requests).toHaveLength(2);
  expect({ ...second, at: 0 }).toEqual({ ...first, at: 0 });
  expect(second?.body).not.toBe("");
});

test.for([408, 500, 502, 503, 504])(
  "a POST is not repeated after a %i: it may have been executed",
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
  "a %s is not repeated after a %i",
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

test("two retries are the default, and the last answer is what the caller gets", async ({
  servers,
}) => {
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
  "with %j for the client and %j for the call, %i requests arrive",
  async ([options, callOptions, count], { servers }) => {
    const server = await servers.http(reply(503, "", NOW));
    const error = await failureOf(operations.GET(adminOf(server, options), callOptions));
    expect(error).toMatchObject({ name: "ConfidentApiError", status: 503 });
    expect(server.requests).toHaveLength(count);
  },
);

test.for(["false", "true"])(
  "an answer that says x-should-retry: %s is the last one only if it says no",
  async (said, { servers }) => {
    const server = await servers.http(reply(502, "", { ...NOW, "x-should-retry": said }), succeed);
    const outcome = await operations.GET(adminOf(server)).catch((error: unknown) => error);
    expect(server.requests).toHaveLength(said === "false" ? 1 : 2);
    expect(outcome).toEqual(said === "false" ? expect.objectContaining({ status: 502 }) : []);
  },
);

test.for(METHODS)("a %s ignores options that only internals use", async (method, { servers }) => {
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
