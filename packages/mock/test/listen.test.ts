import { expect, test } from "vitest";
import { createFakeConfident } from "../src/index.ts";
import { sender } from "./support/send.ts";

const policy = JSON.stringify({ name: "Mine", permissionIds: [] });

test("does not replace the global Request, Response and fetch", async () => {
  const before = [globalThis.Request, globalThis.Response, globalThis.fetch];
  const server = await createFakeConfident().listen();
  await server.stop();
  const after = [globalThis.Request, globalThis.Response, globalThis.fetch];
  expect(after.map((value, index) => value === before[index])).toEqual([true, true, true]);
});

test("serves one organization on two ports that stop independently", async () => {
  const fake = createFakeConfident();
  const [one, other] = await Promise.all([fake.listen(), fake.listen()]);
  try {
    expect(one.url).not.toBe(other.url);
    await sender(fake, one.url)("POST", "/policies", { body: policy });
    await Promise.all([one.stop(), one.stop()]);
    await one.stop();
    const { body } = await sender(fake, other.url)("GET", "/policies");
    expect(body).toMatchObject({ data: { policies: fake.state().policies } });
    await expect(fetch(one.url)).rejects.toThrow();
  } finally {
    await other.stop();
  }
});

test("rejects a port in use with an error that names it", async () => {
  const fake = createFakeConfident();
  const server = await fake.listen();
  try {
    const port = Number(new URL(server.url).port);
    await expect(fake.listen(port)).rejects.toThrow(`:${port}`);
    await expect(fake.listen(65_536)).rejects.toThrow(RangeError);
    expect(await sender(fake, server.url)("GET", "")).toMatchObject({ status: 200 });
  } finally {
    await server.stop();
  }
});

test("stop closes connections with pending responses", async () => {
  const fake = createFakeConfident();
  const server = await fake.listen();
  fake.failNext({ operation: "createPolicy", delay: 2_147_483_647 });
  const waiting = sender(fake, server.url)("POST", "/policies", { body: policy });
  const rejected = expect(waiting).rejects.toThrow(TypeError);
  // Once this second request has a response, the first one has arrived.
  await sender(fake, server.url)("GET", "");
  await server.stop();
  await rejected;
  expect(fake.state().policies).toHaveLength(2);
});
