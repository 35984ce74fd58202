// Every fault with every operation that the fake simulates, over the network.
import { operations } from "@confident-admin/spec/operations";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Store } from "../src/fake/store.ts";
import { createFakeConfident, type FakeServer, type OperationId } from "../src/index.ts";
import { type Send, sender } from "./support/send.ts";

const fake = createFakeConfident();
const beginning = fake.state();
let server: FakeServer;
let send: Send;

beforeAll(async () => {
  server = await fake.listen();
  send = sender(fake, server.url);
});
beforeEach(() => fake.reset());
afterAll(() => server?.stop());

const SIMULATED = Object.keys(new Store(beginning).operations) as OperationId[];

describe.each(SIMULATED)("%s", (operation) => {
  const { method, path } = operations[operation];
  const target = path.replace("/v1/organization", "").replace("{policyId}", "policy-uuid-1");
  const body = target === "" ? '{"name":"New"}' : '{"name":"New","permissionIds":[]}';
  const go = () => send(method, target, ["POST", "PUT"].includes(method) ? { body } : {});
  const changes = method !== "GET";

  test("fails with a status and Retry-After, then is done", async () => {
    const date = "Fri, 27 Nov 2026 00:00:00 GMT";
    fake.failNext({ operation, status: 503, retryAfter: date });
    fake.failNext({ operation, status: 429, retryAfter: 0 });
    const [first, second] = [await go(), await go()];
    expect([first.status, first.headers.get("retry-after")]).toEqual([503, date]);
    expect([second.status, second.headers.get("retry-after")]).toEqual([429, "0"]);
    expect(fake.state()).toEqual(beginning);
    expect(await go()).toMatchObject({ status: 200 });
  });

  test("is dropped before or after it is done", async () => {
    fake.failNext({ operation, drop: true });
    await expect(go()).rejects.toThrow(TypeError);
    expect(fake.state()).toEqual(beginning);
    fake.failNext({ operation, drop: "answer", delay: 1 });
    await expect(go()).rejects.toThrow(TypeError);
    expect(JSON.stringify(fake.state()) !== JSON.stringify(beginning)).toBe(changes);
  });

  test("leaves the fault of another", async () => {
    const other = operation === "getOrganization" ? "listPolicies" : "getOrganization";
    fake.failNext({ operation: other, status: 500 });
    expect(await go()).toMatchObject({ status: 200 });
    const path = other === "getOrganization" ? "" : "/policies";
    expect(await send("GET", path)).toMatchObject({ status: 500 });
  });
});

test("an operation that is not the document's is a RangeError that lists those that are", () => {
  const fault = { operation: "listNothing" as never };
  expect(() => fake.failNext(fault)).toThrow(RangeError);
  for (const operation of Object.keys(operations)) {
    expect(() => fake.failNext(fault)).toThrow(operation);
  }
});
