import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { ConfidentAdmin } from "../src/index.ts";
import { API_KEY, failureOf, INPUT, pause, SUCCESS } from "./support/calls.ts";
import { createHeldServer, update } from "./support/held-servers.ts";

test("sends updates and deletions of the same policy one at a time", async () => {
  const { admin, next, waiting } = createHeldServer();
  const [one, other] = [admin(), admin()];
  const calls = [update(one), other.policies.delete("p1")];
  expect(await waiting()).toEqual([expect.stringMatching(/^PUT .* to p1$/)]);
  (await next())();
  await calls[0];
  calls.push(update(other));
  expect(await waiting()).toEqual([expect.stringMatching(/^DELETE .* to p1$/)]);
  (await next())();
  expect(await waiting()).toEqual([expect.stringMatching(/^PUT .* to p1$/)]);
  (await next())();
  await Promise.all(calls);
});

test("does not queue writes to other policies or base URLs, reads or creates", async () => {
  const { admin, next, waiting } = createHeldServer();
  const one = admin();
  const servers = [
    "https://a.example.test",
    "https://a.example.test/other",
    "https://eu.a.example.test",
    "https://api.confident-ai.com/proxy",
    "https://eu.api.confident-ai.com/proxy",
  ];
  const calls = [
    update(one, "p1"),
    update(one, "p2"),
    ...servers.map((baseUrl) => update(admin({ baseUrl }))),
    one.policies.list(),
    one.policies.create(INPUT),
  ];
  expect(await waiting()).toHaveLength(calls.length);
  for (const _ of calls) {
    (await next())();
  }
  await Promise.all(calls);
});

test("queues writes of clients with the same region, regardless of where it is set", async () => {
  const { admin, next, waiting } = createHeldServer();
  const apiKey = "confident_eu_org_0123456789";
  const clients = [
    admin({ baseUrl: undefined, apiKey }),
    admin({ baseUrl: undefined, apiKey: async () => apiKey }),
    admin({ baseUrl: undefined, region: "EU" }),
    admin({ baseUrl: "https://eu.api.confident-ai.com/" }),
  ];
  const calls = clients.map((client) => update(client));
  for (const _ of calls) {
    expect(await waiting()).toEqual(["PUT https://eu.api.confident-ai.com to p1"]);
    (await next())();
  }
  await Promise.all(calls);
});

test("rejects invalid arguments and options without waiting", async () => {
  const { admin, next } = createHeldServer();
  const client = admin();
  const first = update(client);
  for (const call of [
    client.policies.update("p1", { ...INPUT, name: "" }),
    client.policies.update("p1", INPUT, { timeout: -1 }),
    client.policies.grant("p1", [""]),
    client.policies.grant("p1", ["iam:read"], { signal: "no" as unknown as AbortSignal }),
    client.policies.rename("p1", " "),
    client.policies.rename("p1", "New", { retries: -1 }),
  ]) {
    expect(await failureOf(call)).toMatchObject({ name: "ConfidentArgumentError" });
  }
  (await next())();
  await first;
});

test("frees the queue of a policy once its writes have ended", async () => {
  setFlagsFromString("--expose-gc");
  const gc = runInNewContext("gc") as () => void;
  const fetch = async () => new Response(SUCCESS);
  const admin = new ConfidentAdmin({ apiKey: API_KEY, fetch });
  const signal = AbortSignal.abort();
  const write = async (index: number) => {
    // A character outside Latin-1 makes each id take 2 kB.
    const id = `${index}`.padStart(1_000, "ł");
    const remove = (options = {}) => admin.policies.delete(id, options);
    const ends = await Promise.allSettled([remove(), remove({ signal }), remove()]);
    expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  };
  const heap = async () => {
    await pause(1);
    gc();
    return process.memoryUsage().heapUsed;
  };
  await write(0);
  const before = await heap();
  for (let index = 1; index <= 1_000; index++) {
    await write(index);
  }
  // The ids alone would take 2 MB. Code that runs for the first time takes 0.5 MB.
  expect((await heap()) - before).toBeLessThan(1_500_000);
});
