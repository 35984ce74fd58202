import { afterEach, expect, test, vi } from "vitest";
import { type ConfidentOptions, openapiFetch } from "../src/index.ts";
import { failureOf, INPUT, pause, SUCCESS } from "./support/calls.ts";
import { createHeldServer, update } from "./support/held-servers.ts";

const MINUTE = 60_000;
afterEach(() => vi.useRealTimers());

test.for([
  ["update", INPUT],
  ["delete"],
  ["grant", ["iam:read"]],
  ["revoke", ["iam:read"]],
  ["rename", "New"],
] as const)(
  "reports %s as unsent if it is aborted while waiting, and later writes still wait",
  async ([method, ...input]) => {
    const { admin, next, waiting } = createHeldServer();
    const client = admin();
    const first = update(client);
    const controller = new AbortController();
    const write = client.policies[method] as (...args: unknown[]) => Promise<unknown>;
    const failure = failureOf(write("p1", ...input, { signal: controller.signal }));
    const last = update(client);
    expect(await waiting()).toHaveLength(1);
    controller.abort("enough");
    expect(await failure).toMatchObject({
      name: "ConfidentAbortError",
      delivery: "unsent",
      cause: "enough",
      operation: expect.stringMatching(method),
    });
    expect(await waiting()).toHaveLength(1);
    (await next())();
    await first;
    (await next())();
    await last;
  },
);

test.for<[string, ConfidentOptions, Response | undefined]>([
  ["fails", {}, new Response("{}", { status: 409 })],
  ["gets an unreadable response", {}, new Response("<html>")],
  ["times out", { timeout: 30 }, undefined],
  ["exceeds its total timeout", { totalTimeout: 30 }, undefined],
])("does not block the next write if one %s", async ([, options, response]) => {
  const { admin, next } = createHeldServer();
  const client = admin({ retries: 0, ...options });
  const failure = failureOf(update(client));
  const call = update(client);
  const respond = await next();
  if (response) {
    respond(response);
  }
  expect(await failure).toMatchObject({ name: expect.stringMatching(/^Confident/) });
  (await next())();
  await call;
});

test("does not block the next write after an aborted one", async () => {
  const { admin, next } = createHeldServer();
  const client = admin();
  const controller = new AbortController();
  const failure = failureOf(update(client, "p1", { signal: controller.signal }));
  const call = update(client);
  await next();
  controller.abort();
  expect(await failure).toMatchObject({ name: "ConfidentAbortError", delivery: "unknown" });
  (await next())();
  await call;
});

test("does not count the wait towards the time limits", async () => {
  const { admin, next } = createHeldServer();
  const first = update(admin());
  const call = update(admin({ timeout: 100, totalTimeout: 100 }));
  await pause(150);
  (await next())();
  (await next())();
  await Promise.all([first, call]);
});

test("waits ten minutes for a write that never ends, and does not wait for it after that", async () => {
  vi.useFakeTimers();
  const { admin } = createHeldServer();
  const fetch = async () => new Response(SUCCESS);
  const hanging = admin({ fetch });
  openapiFetch(hanging.client).use({ onRequest: () => new Promise(() => {}) });
  void update(hanging);
  const client = admin({ fetch });
  const ended = vi.fn();
  const failure = failureOf(update(client)).finally(ended);
  await vi.advanceTimersByTimeAsync(10 * MINUTE - 1);
  expect(ended).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(await failure).toMatchObject({
    name: "ConfidentTimeoutError",
    operation: "updatePolicy",
    delivery: "unsent",
    message: "an earlier write to the same resource did not finish within 10 minutes",
  });
  await update(client);
});
