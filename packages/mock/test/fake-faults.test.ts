import { operations } from "@confident-admin/spec/operations";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createFakeConfident, type FakeServer, type OperationId } from "../src/index.ts";
import { SEED, toRequest } from "./support/every-operation.ts";
import { type Send, sender } from "./support/send.ts";

const fake = createFakeConfident(SEED);
const initialState = fake.state();
let server: FakeServer;
let send: Send;

beforeAll(async () => {
  server = await fake.listen();
  send = sender(fake, server.url);
});
beforeEach(() => fake.reset());
afterAll(() => server?.stop());

describe.each(Object.keys(operations) as OperationId[])("%s", (operation) => {
  const { method, path, init } = toRequest(operation);
  const go = () => send(method, path, init);
  const changes = method !== "GET";

  test("fails with a status and Retry-After, then succeeds", async () => {
    const date = "Fri, 27 Nov 2026 00:00:00 GMT";
    fake.failNext({ operation, status: 503, retryAfter: date });
    fake.failNext({ operation, status: 429, retryAfter: 0 });
    const [first, second] = [await go(), await go()];
    expect([first.status, first.headers.get("retry-after")]).toEqual([503, date]);
    expect([second.status, second.headers.get("retry-after")]).toEqual([429, "0"]);
    expect(fake.state()).toEqual(initialState);
    expect(await go()).toMatchObject({ status: 200 });
  });

  test("drops the connection before or after the operation runs", async () => {
    fake.failNext({ operation, drop: true });
    await expect(go()).rejects.toThrow(TypeError);
    expect(fake.state()).toEqual(initialState);
    fake.failNext({ operation, drop: "response", delay: 1 });
    await expect(go()).rejects.toThrow(TypeError);
    expect(JSON.stringify(fake.state()) !== JSON.stringify(initialState)).toBe(changes);
  });

  test("does not use up a fault for another operation", async () => {
    const other = operation === "getOrganization" ? "listPolicies" : "getOrganization";
    fake.failNext({ operation: other, status: 500 });
    expect(await go()).toMatchObject({ status: 200 });
    const path = other === "getOrganization" ? "" : "/policies";
    expect(await send("GET", path)).toMatchObject({ status: 500 });
  });
});

test("rejects an unknown operation with a RangeError that lists the known ones", () => {
  const fault = { operation: "listNothing" as never };
  expect(() => fake.failNext(fault)).toThrow(RangeError);
  for (const operation of Object.keys(operations)) {
    expect(() => fake.failNext(fault)).toThrow(operation);
  }
});
