import { expect, onTestFinished, vi } from "vitest";
import type { ConfidentOptions } from "../src/index.ts";
import { adminOf, failureOf, keepSilent, pause, reply } from "./support/calls.ts";
import { type Entry, entries, pagedServer } from "./support/paged-server.ts";
import { type Servers, test } from "./support/servers.ts";

async function start(servers: Servers, list: Entry[], options?: ConfidentOptions) {
  const server = pagedServer(list);
  const { members } = adminOf(await servers.http(server.step), options);
  return { server, members };
}

/** Fails the test if a promise is rejected and not handled. */
function watchRejections(): unknown[] {
  const rejections: unknown[] = [];
  const record = (reason: unknown) => rejections.push(reason);
  process.on("unhandledRejection", record);
  onTestFinished(() => {
    process.off("unhandledRejection", record);
  });
  return rejections;
}

test("leaving the loop ends the requests in flight", async ({ servers }) => {
  const rejections = watchRejections();
  const { server, members } = await start(servers, entries(500));
  server.before(2, () => keepSilent);
  for await (const { id } of members.iterate()) {
    await vi.waitFor(() => expect(server.requests).toHaveLength(2));
    expect(id).toBe("u0");
    break;
  }
  await vi.waitFor(() => expect(server.inFlight()).toBe(0));
  expect(server.requests).toHaveLength(2);
  expect(rejections).toEqual([]);
});

test("an error in the loop ends the requests in flight and is thrown unchanged", async ({
  servers,
}) => {
  const { server, members } = await start(servers, entries(500));
  server.before(2, () => keepSilent);
  const failure = new Error("mine");
  const loop = async () => {
    for await (const _ of members.iterate()) {
      throw failure;
    }
  };
  await expect(loop()).rejects.toBe(failure);
  await vi.waitFor(() => expect(server.inFlight()).toBe(0));
});

test("an error of one page ends the requests for later ones", async ({ servers }) => {
  const rejections = watchRejections();
  const { server, members } = await start(servers, entries(500));
  server.before(3, () => keepSilent);
  server.before(2, async () => {
    await vi.waitFor(() => expect(server.requests).toContain("3/100"));
    return reply(403);
  });
  const loop = async () => {
    for await (const _ of members.iterate({ prefetch: 2 })) {
      await pause(0);
    }
  };
  expect(await failureOf(loop())).toMatchObject({ status: 403 });
  await vi.waitFor(() => expect(server.inFlight()).toBe(0));
  expect(rejections).toEqual([]);
});

test("a signal ends the loop, even while the caller is busy", async ({ servers }) => {
  const rejections = watchRejections();
  const { server, members } = await start(servers, entries(500));
  server.before(2, () => keepSilent);
  const controller = new AbortController();
  const seen: string[] = [];
  const loop = async () => {
    for await (const { id } of members.iterate({}, { signal: controller.signal })) {
      seen.push(id);
      if (seen.length === 3) {
        await vi.waitFor(() => expect(server.requests).toHaveLength(2));
        controller.abort("enough");
        await vi.waitFor(() => expect(server.inFlight()).toBe(0));
      }
    }
  };
  expect(await failureOf(loop())).toMatchObject({
    name: "ConfidentAbortError",
    operation: "iterateMembers",
    cause: "enough",
  });
  expect(seen).toEqual(["u0", "u1", "u2"]);
  await pause(20);
  expect(rejections).toEqual([]);
});

test("a signal ends the wait for a page", async ({ servers }) => {
  const { server, members } = await start(servers, entries(500));
  server.before(3, () => keepSilent);
  const controller = new AbortController();
  const call = failureOf(members.list({ signal: controller.signal }));
  await vi.waitFor(() => expect(server.requests).toContain("3/100"));
  controller.abort("enough");
  expect(await call).toMatchObject({ name: "ConfidentAbortError", cause: "enough" });
});

test("sends nothing if the signal was aborted before", async ({ servers }) => {
  const { server, members } = await start(servers, entries(5));
  const call = members.list({ signal: AbortSignal.abort("late") });
  expect(await failureOf(call)).toMatchObject({ name: "ConfidentAbortError", cause: "late" });
  expect(server.requests).toEqual([]);
});

test("rejects values that are not signals", async ({ servers }) => {
  const { server, members } = await start(servers, entries(5));
  const call = members.list({ signal: {} as AbortSignal });
  expect(await failureOf(call)).toMatchObject({ name: "ConfidentArgumentError" });
  expect(server.requests).toEqual([]);
});

test("leaves no listener on the signal", async ({ servers }) => {
  const { members } = await start(servers, entries(250));
  const { signal } = new AbortController();
  const added = vi.spyOn(signal, "addEventListener");
  const removed = vi.spyOn(signal, "removeEventListener");
  await members.list({ signal });
  for await (const _ of members.iterate({}, { signal })) {
    break;
  }
  expect(added).toHaveBeenCalled();
  expect(removed).toHaveBeenCalledTimes(added.mock.calls.length);
});

test("return() does not wait for a response", async ({ servers }) => {
  const rejections = watchRejections();
  const { server, members } = await start(servers, entries(5));
  server.before(1, () => keepSilent);
  const items = members.iterate()[Symbol.asyncIterator]();
  const next = items.next();
  await vi.waitFor(() => expect(server.requests).toHaveLength(1));
  expect(await items.return?.()).toEqual({ done: true, value: undefined });
  expect(await next).toEqual({ done: true, value: undefined });
  expect(await items.next()).toEqual({ done: true, value: undefined });
  await vi.waitFor(() => expect(server.inFlight()).toBe(0));
  expect(rejections).toEqual([]);
});

test("the error of a prefetched page is thrown when the loop reaches it", async ({ servers }) => {
  const rejections = watchRejections();
  const { server, members } = await start(servers, entries(250), { retries: 0 });
  server.before(
    2,
    () => (response: { socket: { destroy(): void } | null }) => response.socket?.destroy(),
  );
  let count = 0;
  const loop = async () => {
    for await (const _ of members.iterate()) {
      count++;
      await pause(1);
    }
  };
  expect(await failureOf(loop())).toMatchObject({ name: "ConfidentConnectionError" });
  expect(count).toBe(100);
  expect(rejections).toEqual([]);
});
