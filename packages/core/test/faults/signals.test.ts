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
const halfABody: Step = (answer) => {
  answer.writeHead(200, { "content-length": SUCCESS.length });
  answer.write(SUCCESS.slice(0, 20));
};

test.for(METHODS)("a %s with an aborted signal is never sent", async (method, { servers }) => {
  const server = await servers.http(succeed);
  const call = operations[method](adminOf(server), { signal: AbortSignal.abort(reason) });
  const error = await failureOf(call);
  expect(error).toMatchObject({ name: "ConfidentAbortError", method, delivery: "unsent" });
  expect(error.cause).toBe(reason);
  expect(server.connections).toHaveLength(0);
});

test.for(
  Object.entries({ "before the answer": keepSilent, "in the middle of the body": halfABody }),
)("an abort %s ends the call at once, for good", async ([, step], { servers }) => {
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

test("an abort while connecting ends the call at once", async ({ onTestFinished }) => {
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

test("the caller's own timeout signal is an abort, with the signal's reason", async ({
  servers,
}) => {
  const server = await servers.http(keepSilent);
  const error = await failureOf(
    operations.GET(adminOf(server), { signal: AbortSignal.timeout(50) }),
  );
  expect(error).toMatchObject({ name: "ConfidentAbortError", cause: { name: "TimeoutError" } });
  expect(server.requests).toHaveLength(1);
});

test("a shared signal ends every call, and holds on to none that is over", async ({ servers }) => {
  skipWaits();
  const server = await servers.http(
    succeed,
    reply(503, "", NOW),
    succeed,
    reply(400),
    reply(302),
    halfABody,
  );
  const admin = adminOf(server);
  const controller = new AbortController();
  const { signal } = controller;
  const listeners = () => getEventListeners(signal, "abort").length;
  await operations.GET(admin, { signal }); // succeeds
  await operations.GET(admin, { signal }); // succeeds at the second attempt
  await failureOf(operations.GET(admin, { signal })); // is told no
  await failureOf(operations.GET(admin, { signal })); // is redirected
  await failureOf(operations.POST(admin, { signal, timeout: 300 })); // runs out of time
  expect(listeners()).toBe(0);
  const slow = [1, 2, 3].map(() => failureOf(operations.GET(admin, { signal })));
  await pause(100);
  expect(listeners()).toBe(1); // shared, because Node warns of a leak from the eleventh on
  controller.abort(reason);
  expect(await Promise.all(slow)).toMatchObject([1, 2, 3].map(() => ({ cause: reason })));
  expect(listeners()).toBe(0);
});

test("a call that is over takes the signal from no other", async ({ servers }) => {
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

test("an abort after the answer changes nothing", async ({ servers }) => {
  const server = await servers.http(succeed);
  const controller = new AbortController();
  const call = operations.GET(adminOf(server), { signal: controller.signal });
  expect(await call).toEqual([]);
  controller.abort(reason);
  expect(await call).toEqual([]);
});
