// The fake on ports: what it must leave alone, and what it shares.
import { expect, test } from "vitest";
import { createFakeConfident } from "../src/index.ts";
import { sender } from "./support/send.ts";

const policy = JSON.stringify({ name: "Mine", permissionIds: [] });

test("listening replaces nothing that belongs to the process", async () => {
  const before = [globalThis.Request, globalThis.Response, globalThis.fetch];
  const server = await createFakeConfident().listen();
  await server.stop();
  const after = [globalThis.Request, globalThis.Response, globalThis.fetch];
  expect(after.map((value, index) => value === before[index])).toEqual([true, true, true]);
});

test("two ports serve one organization, and the one outlives the other", async () => {
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

test("a port that is taken is an error that names it, and the first goes on", async () => {
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

test("stop ends what is still being answered", async () => {
  const fake = createFakeConfident();
  const server = await fake.listen();
  fake.failNext({ operation: "createPolicy", delay: 2_147_483_647 });
  const waiting = sender(fake, server.url)("POST", "/policies", { body: policy });
  const refused = expect(waiting).rejects.toThrow(TypeError);
  // The second request has come after the first, so that the first one waits by now.
  await sender(fake, server.url)("GET", "");
  await server.stop();
  await refused;
  expect(fake.state().policies).toHaveLength(2);
});
