import { getEventListeners } from "node:events";
import { expect, vi } from "vitest";
import {
  adminOf,
  failureOf,
  keepSilent,
  METHODS,
  NOW,
  operations,
  pause,
  reply,
  SUCCESS,
  succeed,
} from "../support/calls.ts";
import { type Step, test } from "../support/servers.ts";
import { skipWaits } from "../support/skip-waits.ts";
import { unresponsive } from "../support/sockets.ts";

const reason = new Error("enough");
const incompleteBody: Step = (response) => {
  response.writeHead(200, { "content-length": SUCCESS.length });
  response.write(SUCCESS.slice(0, 20));
};

test.for(METHODS)("never sends a %s with an aborted signal", async (method, { servers }) => {
  const server = await servers.http(succeed);
  const call = operations[method](adminOf(server), { signal: AbortSignal.abort(reason) });
  const error = await failureOf(call);
  expect(error).toMatchObject({ name: "ConfidentAbortError", method, delivery: "unsent" });
  expect(error.cause).toBe(reason);
  expect(server.connections).toHaveLength(0);
});

test.for(
  Object.entries({
    "before the response": keepSilent,
    "in the middle of the body": incompleteBody,
  }),
)("ends the call at once if aborted %s", async ([, step], { servers }) => {
  skipWaits();
  const server = await servers.http(step);
  const controller = new AbortController();
  const failure = failureOf(operations.GET(adminOf(server), { signal: controller.signal }));
  await pause(50);
  expect(server.requests).toHaveLength(1);
  const aborted = performance.now();
  controller.abort(reason);
  const error = await failure;
  expect(performance.now() - aborted).toBe(0);
  expect(error).toMatchObject({
    name: "ConfidentAbortError",
    operation: "listPolicies",
    delivery: "unknown",
    message: "[GET] /v1/organization/policies: aborted by the caller",
  });
  expect(error.cause).toBe(reason);
  await pause(600);
  expect(server.requests).toHaveLength(1);
  expect(server.connections[0]?.destroyed).toBe(true);
});

test("ends the call at once if aborted while connecting", async ({ onTestFinished }) => {
  const server = await unresponsive();
  onTestFinished(server.stop);
  const controller = new AbortController();
  const failure = failureOf(operations.POST(adminOf(server), { signal: controller.signal }));
  await pause(100);
  const aborted = performance.now();
  controller.abort(reason);
  const error = await failure;
  expect(performance.now() - aborted).toBeLessThan(50);
  expect(error).toMatchObject({ name: "ConfidentAbortError", operation: "createPolicy" });
  expect(error.cause).toBe(reason);
});

test("reports the caller's timeout signal as an abort, with the signal's reason", async ({
  servers,
}) => {
  const server = await servers.http(keepSilent);
  const error = await failureOf(
    operations.GET(adminOf(server), { signal: AbortSignal.timeout(50) }),
  );
  expect(error).toMatchObject({ name: "ConfidentAbortError", cause: { name: "TimeoutError" } });
  expect(server.requests).toHaveLength(1);
});

test("ends every call of a shared signal, and leaves no listener behind", async ({ servers }) => {
  skipWaits();
  const server = await servers.http(
    succeed,
    reply(503, "", NOW),
    succeed,
    reply(400),
    reply(302),
    incompleteBody,
  );
  const admin = adminOf(server);
  const controller = new AbortController();
  const { signal } = controller;
  const listeners = () => getEventListeners(signal, "abort").length;
  await operations.GET(admin, { signal }); // succeeds
  await operations.GET(admin, { signal }); // succeeds at the second attempt
  await failureOf(operations.GET(admin, { signal })); // fails
  await failureOf(operations.GET(admin, { signal })); // is redirected
  await failureOf(operations.POST(admin, { signal, timeout: 300 })); // times out
  expect(listeners()).toBe(0);
  const slow = [1, 2, 3].map(() => failureOf(operations.GET(admin, { signal })));
  await pause(100);
  expect(listeners()).toBe(1); // shared, because Node warns from the eleventh on
  controller.abort(reason);
  expect(await Promise.all(slow)).toMatchObject([1, 2, 3].map(() => ({ cause: reason })));
  expect(listeners()).toBe(0);
});

test("keeps a shared signal working for one call after another ends", async ({ servers }) => {
  const server = await servers.http(keepSilent, succeed);
  const admin = adminOf(server, { timeout: 3000, retries: 0 });
  const controller = new AbortController();
  const { signal } = controller;
  const slow = failureOf(operations.GET(admin, { signal }));
  await vi.waitFor(() => expect(server.requests).toHaveLength(1), { interval: 10 });
  await operations.GET(admin, { signal });
  controller.abort(reason);
  expect(await slow).toMatchObject({ name: "ConfidentAbortError", cause: reason });
});

test("ignores an abort after the response", async ({ servers }) => {
  const server = await servers.http(succeed);
  const controller = new AbortController();
  const call = operations.GET(adminOf(server), { signal: controller.signal });
  expect(await call).toEqual([]);
  controller.abort(reason);
  expect(await call).toEqual([]);
});
