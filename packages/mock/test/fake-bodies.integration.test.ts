// The fake rejects invalid bodies with the same status as Prism.
import { request } from "node:http";
import { expect, test } from "vitest";
import { startFakeAndPrism } from "./support/fake-and-prism.ts";

const GOOD = '{"name":"Mine","permissionIds":[]}';

const { fake, origins } = startFakeAndPrism();

/** Not with `fetch`, which adds a missing content type. */
async function post(origin: string, type: string | undefined, body: string, chunked: boolean) {
  const headers = {
    CONFIDENT_API_KEY: fake.apiKey,
    ...(type !== undefined && { "content-type": type }),
    ...(chunked ? { "transfer-encoding": "chunked" } : { "content-length": body.length }),
  };
  return new Promise<{ status: number | undefined; error: string }>((resolve, reject) => {
    const sent = request(`${origin}/v1/organization/policies`, { method: "POST", headers });
    sent.on("error", reject).on("response", async (response) => {
      const text = Buffer.concat(await response.toArray()).toString();
      resolve({ status: response.statusCode, error: JSON.parse(text).error });
    });
    sent.end(body);
  });
}

test.each([
  ["application/json", GOOD, 200, undefined],
  ["application/json; charset=utf-8", GOOD, 200, undefined],
  ["APPLICATION/JSON ;charset=UTF-8", GOOD, 200, undefined],
  ["application/merge-patch+json", GOOD, 200, undefined],
  ["text/plain", GOOD, 422, "The body must be application/json, not text/plain"],
  ["text/json", GOOD, 422, "The body must be application/json, not text/json"],
  ["multipart/form-data", GOOD, 422, "The body must be application/json, not multipart/form-data"],
  ["text/plain", "{", 422, "The body must be application/json, not text/plain"],
  ["application/jsonp", GOOD, 422, "The body must be application/json, not application/jsonp"],
  [undefined, GOOD, 422, "The body must be application/json, but Content-Type is missing"],
  ["", GOOD, 422, "The body must be application/json, but Content-Type is missing"],
  ["application/json", "", 422, "The body is missing"],
  [undefined, "", 422, "The body is missing"],
  ["application/json", "{", 400, "The request body is not valid JSON"],
])("with the type %j, the body %s gets a %i", async (type, body, status, error) => {
  for (const chunked of [false, true]) {
    fake.reset();
    expect(await post(origins.fake, type, body, chunked)).toEqual({ status, error });
    // Prism treats an empty chunked body as invalid JSON.
    if (body || !chunked) {
      expect(await post(origins.prism, type, body, chunked)).toMatchObject({ status });
    }
  }
});

test.each([
  ["a string", GOOD],
  ["an untyped blob", new Blob([GOOD])],
  ["a form", new URLSearchParams({ name: "Mine" })],
])("rejects %s without a JSON content type in process, too", async (_, body) => {
  const headers = { CONFIDENT_API_KEY: fake.apiKey };
  const init = { method: "POST", headers, body };
  const { status } = await fake.fetch("https://a.example/v1/organization/policies", init);
  expect(status).toBe(422);
});
