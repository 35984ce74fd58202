// A custom fetch such as node-fetch returns bodies that are Node streams.
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { ConfidentAdmin, type ConfidentOptions } from "../../src/index.ts";
import { API_KEY, failureOf, operations, POLICY, SUCCESS } from "../support/calls.ts";

function adminReceiving(body: Readable, status = 200, options?: ConfidentOptions): ConfidentAdmin {
  const headers = new Headers({ location: "/elsewhere" });
  const text = () => Promise.reject(new Error("text() would read the complete body"));
  const fetch = async () => ({ ok: status === 200, status, headers, body, text });
  return new ConfidentAdmin({
    apiKey: API_KEY,
    fetch: fetch as unknown as typeof globalThis.fetch,
    retries: 0,
    ...options,
  });
}

test.for([
  ["bytes", [Buffer.from(SUCCESS.slice(0, 20)), Buffer.from(SUCCESS.slice(20))]],
  ["strings", [SUCCESS.slice(0, 20), SUCCESS.slice(20)]],
] as const)("reads a stream of %s", async ([, chunks]) => {
  expect(await operations.PUT(adminReceiving(Readable.from(chunks)))).toEqual(POLICY);
});

test("stops and destroys a stream that exceeds the limit", async () => {
  let read = 0;
  const chunk = Buffer.alloc(100, " ");
  const body = Readable.from(
    (function* () {
      for (; read < 300; read++) {
        yield chunk;
      }
    })(),
  );
  const admin = adminReceiving(body, 200, { maxResponseBytes: 1000 });
  expect(await failureOf(operations.GET(admin))).toMatchObject({
    name: "ConfidentResponseError",
    status: 200,
    message: expect.stringMatching(/: the body is larger than 1000 bytes$/),
  });
  expect(read).toBeLessThan(40);
  expect(body.destroyed).toBe(true);
});

test("destroys the stream of a redirect and does not follow it", async () => {
  const body = Readable.from([SUCCESS]);
  expect(await failureOf(operations.GET(adminReceiving(body, 302)))).toMatchObject({
    name: "ConfidentRedirectError",
    status: 302,
  });
  expect(body.destroyed).toBe(true);
});

test("reports a stream that breaks as a lost connection", async () => {
  const body = new Readable({ read: () => {} });
  body.push(SUCCESS.slice(0, 20));
  queueMicrotask(() => body.destroy(Object.assign(new Error("x"), { code: "ECONNRESET" })));
  expect(await failureOf(operations.POST(adminReceiving(body)))).toMatchObject({
    name: "ConfidentConnectionError",
    code: "ECONNRESET",
    delivery: "unknown",
  });
});
