import { Readable } from "node:stream";
import { expect, test, vi } from "vitest";
import { ConfidentAdmin, openapiFetch } from "../../src/index.ts";
import { API_KEY, failureOf, METHODS, operations, SUCCESS } from "../support/calls.ts";

function adminWith(fetch: unknown, retries = 0): ConfidentAdmin {
  return new ConfidentAdmin({ apiKey: API_KEY, fetch: fetch as typeof globalThis.fetch, retries });
}

test.for<[string, unknown]>([
  ["undefined", undefined],
  ["null", null],
  ["a string", "{}"],
  ["an object without headers", { ok: false, status: 500, text: async () => "" }],
  ["invalid headers", { ok: true, status: 200, headers: {}, text: async () => SUCCESS }],
])(
  "reports a fetch that returns %s as a configuration error, without retrying",
  async ([, result]) => {
    const fetch = vi.fn(async () => result);
    for (const method of METHODS) {
      const error = await failureOf(operations[method](adminWith(fetch, 2)));
      expect(error).toMatchObject({
        name: "ConfidentConfigError",
        delivery: "unknown",
        method,
        message: expect.stringMatching(/fetch.*Response/),
      });
    }
    expect(fetch).toHaveBeenCalledTimes(METHODS.length);
  },
);

test("treats Response.error() as a failed connection", async () => {
  const fetch = vi.fn(async () => Response.error());
  expect(await failureOf(operations.POST(adminWith(fetch, 2)))).toMatchObject({
    name: "ConfidentConnectionError",
    delivery: "unknown",
    message: expect.stringMatching(
      /connection to api\.confident-ai\.com failed \(TypeError: network error\)$/,
    ),
  });
  expect(fetch).toHaveBeenCalledTimes(1);
});

test("reads a body that is a Node stream", async () => {
  const fetch = vi.fn(async () => ({
    ok: true,
    status: 200,
    headers: new Headers(),
    body: Readable.from([SUCCESS]),
    text: async () => SUCCESS,
  }));
  expect(await operations.GET(adminWith(fetch, 1))).toEqual([]);
  expect(fetch).toHaveBeenCalledTimes(1);
});

test.for<[string, boolean]>([
  ["contains something other than bytes", false],
  ["fails with ECONNREFUSED", true],
])("does not report a POST as unsent if its response body %s", async ([, fails]) => {
  const connectError = Object.assign(new Error("x"), { code: "ECONNREFUSED" });
  const start = (controller: ReadableStreamDefaultController<unknown>) => {
    if (fails) {
      return controller.error(connectError);
    }
    controller.enqueue(7);
    controller.close();
  };
  const fetch = vi.fn(async () => new Response(new ReadableStream({ start }) as BodyInit));
  const admin = adminWith(fetch, 2);
  expect(await failureOf(operations.POST(admin, { timeout: 2000 }))).toMatchObject({
    name: "ConfidentConnectionError",
    delivery: "unknown",
    message: expect.stringContaining(fails ? "(ECONNREFUSED)" : "(TypeError: not bytes)"),
  });
  expect(fetch).toHaveBeenCalledTimes(1);
});

test("reads a body of an unknown type as text", async () => {
  const response = {
    ok: true,
    status: 200,
    headers: new Headers(),
    body: {},
    text: async () => SUCCESS,
  };
  expect(await operations.GET(adminWith(async () => response))).toEqual([]);
});

test("openapi-fetch accepts a relative baseUrl outside a page", async () => {
  const urls: unknown[] = [];
  const fetch = async (url: unknown) => {
    urls.push(url);
    return new Response(SUCCESS);
  };
  const admin = new ConfidentAdmin({ baseUrl: "/api/confident", fetch });
  const { data } = await openapiFetch(admin.client).GET("/v1/organization/policies");
  expect(data?.data.policies).toEqual([]);
  expect(await admin.policies.list()).toEqual([]);
  expect(new Set(urls)).toEqual(new Set(["/api/confident/v1/organization/policies"]));
});

test("does not mistake an error code that contains Z_ for a decompression error", async () => {
  const broken = Object.assign(new Error("x"), { code: "MY_Z_INDEX" });
  const start = (controller: ReadableStreamDefaultController) => controller.error(broken);
  const fetch = async () => new Response(new ReadableStream({ start }));
  expect(await failureOf(operations.GET(adminWith(fetch)))).toMatchObject({
    name: "ConfidentConnectionError",
    code: "MY_Z_INDEX",
  });
});
