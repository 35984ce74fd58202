import { beforeEach, expect, test } from "vitest";
import { createFakeConfident, type FakeConfident, type Policy } from "../src/index.ts";
import { sender } from "./support/send.ts";

const URL_OF_ALL = "https://a.example/v1/organization/policies";
const body = '{"name":"Mine","permissionIds":[]}';

let fake: FakeConfident;
let init: RequestInit;

beforeEach(() => {
  fake = createFakeConfident();
  const headers = { CONFIDENT_API_KEY: fake.apiKey, "content-type": "application/json" };
  init = { method: "post", headers, body };
});

test.each<[string, () => [URL | RequestInfo, RequestInit?]]>([
  ["a string", () => [URL_OF_ALL, init]],
  ["a URL", () => [new URL(URL_OF_ALL), init]],
  ["a Request", () => [new Request(URL_OF_ALL, init)]],
  ["a Request with an init", () => [new Request(URL_OF_ALL), init]],
  ["a path", () => ["/v1/organization/policies", init]],
  ["a stream", () => [URL_OF_ALL, { ...init, body: new Blob([body]).stream(), duplex: "half" }]],
])("fetch accepts %s", async (_, input) => {
  expect((await fake.fetch(...input())).status).toBe(200);
  expect(fake.state().policies.at(-1)).toMatchObject({ name: "Mine" });
});

test("fetch rejects invalid arguments as a real one does", async () => {
  await expect(fake.fetch("a b://")).rejects.toThrow(TypeError);
  await expect(fake.fetch(URL_OF_ALL, { ...init, method: "GET" })).rejects.toThrow(TypeError);
  await expect(fake.fetch(URL_OF_ALL, { headers: { "a b": "c" } })).rejects.toThrow(TypeError);
});

test("respects the signal of a Request and rejects with its reason", async () => {
  const reason = new Error("enough");
  const aborted = new Request(URL_OF_ALL, { ...init, signal: AbortSignal.abort(reason) });
  await expect(fake.fetch(aborted)).rejects.toBe(reason);
  fake.failNext({ delay: 60_000 });
  const signal = AbortSignal.timeout(20);
  await expect(fake.fetch(new Request(URL_OF_ALL, { ...init, signal }))).rejects.toThrow(
    expect.objectContaining({ name: "TimeoutError" }),
  );
  expect(fake.state().policies).toHaveLength(2);
});

test("a request with an aborted signal does not use up a fault", async () => {
  fake.failNext({ status: 503 });
  await expect(fake.fetch(URL_OF_ALL, { ...init, signal: AbortSignal.abort() })).rejects.toThrow();
  expect((await fake.fetch(URL_OF_ALL, init)).status).toBe(503);
});

test("changes to its options or to returned state have no effect", async () => {
  const policies = [{ id: "p", name: "Mine", permissions: [{ id: "q", name: "iam:read" }] }];
  const apiKeys = ["one", "two"];
  const other = createFakeConfident({ policies, apiKeys });
  const before = structuredClone(other.state());
  (policies[0] as { name: string }).name = "Yours";
  (other.state().policies[0] as Policy & { name: string }).name = "Yours";
  (other.state().policies as Policy[]).pop();
  apiKeys.splice(0, 2, "three");
  expect(other.state()).toEqual(before);
  const { status } = await other.fetch(URL_OF_ALL, { headers: { CONFIDENT_API_KEY: "two" } });
  expect([status, other.apiKey]).toEqual([200, "one"]);
  expect((await other.fetch(URL_OF_ALL, { headers: { CONFIDENT_API_KEY: "three" } })).status).toBe(
    401,
  );
  other.reset();
  expect(other.state()).toEqual(before);
});

test("changes to a fault after failNext have no effect", async () => {
  const fault = { status: 503 };
  fake.failNext(fault);
  fault.status = 429;
  expect(await sender(fake)("GET", "")).toMatchObject({ status: 503 });
});
