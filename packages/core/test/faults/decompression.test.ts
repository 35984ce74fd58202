import { expect, test, vi } from "vitest";
import { adminOf, failureOf, IDEMPOTENT, operations } from "../support/calls.ts";

function adminWithBrokenBody(thrown: Error, status = 200) {
  const start = (controller: ReadableStreamDefaultController) => controller.error(thrown);
  const fetch = vi.fn(async () => new Response(new ReadableStream({ start }), { status }));
  return { fetch, admin: adminOf({ url: "https://api.example" }, { fetch, retries: 1 }) };
}

const coded = (code: string) =>
  Object.assign(new TypeError(`${code} fetching "https://api.example/v1".`), { code });

// The errors of Bun 1.4, Deno 2.9 and workerd of 2026-11-17.
test.for([
  coded("ZlibError"),
  coded("BrotliDecompressionError"),
  coded("ZstdDecompressionError"),
  new TypeError("Invalid gzip header"),
  new TypeError("deflate decompression error: invalid distance too far back"),
  new TypeError("CRC computed does not match"),
  new TypeError("amount of bytes read does not match"),
  new TypeError("unexpected end of file"),
  new TypeError("reached unexpected EOF"),
  new TypeError("brotli error"),
  new TypeError("Gzip decompression failed."),
  new TypeError("Brotli decompression failed."),
])("reports an invalid response, without retrying, if decompression fails: %s", async (thrown) => {
  const { admin, fetch } = adminWithBrokenBody(thrown);
  for (const method of IDEMPOTENT) {
    expect(await failureOf(operations[method](admin))).toMatchObject({
      name: "ConfidentResponseError",
      status: 200,
      delivery: "answered",
      cause: thrown,
    });
  }
  expect(fetch).toHaveBeenCalledTimes(IDEMPOTENT.length);
});

test.for([
  Object.assign(new TypeError("ECONNRESET: The socket connection was closed"), {
    code: "ECONNRESET",
  }),
  new TypeError("error reading a body from connection"),
  new TypeError("Network connection lost."),
  coded("MyZlibError"),
])("retries if the connection is lost within the body: %s", async (thrown) => {
  const { admin, fetch } = adminWithBrokenBody(thrown);
  expect(await failureOf(operations.GET(admin))).toMatchObject({
    name: "ConfidentConnectionError",
    delivery: "unknown",
  });
  expect(fetch).toHaveBeenCalledTimes(2);
});

test("reports a failure by its status even if its body cannot be decompressed", async () => {
  const { admin } = adminWithBrokenBody(coded("ZlibError"), 404);
  expect(await failureOf(operations.GET(admin))).toMatchObject({
    name: "ConfidentApiError",
    status: 404,
  });
});
