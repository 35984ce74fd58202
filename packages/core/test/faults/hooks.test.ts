import { expect, vi } from "vitest";
import {
  type AttemptEvent,
  type CallOptions,
  ConfidentAdmin,
  withResponse,
} from "../../src/index.ts";
import {
  API_KEY,
  adminOf,
  DEPRECATED,
  failureOf,
  INPUT,
  NOW,
  operations,
  POLICY,
  pause,
  reply,
  reset,
  SUCCESS,
  succeed,
} from "../support/calls.ts";
import { type Step, test } from "../support/servers.ts";
import { skipWaits } from "../support/skip-waits.ts";
import { collectWarnings } from "../support/warnings.ts";

const listing = { operation: "listPolicies", method: "GET", path: "/v1/organization/policies" };

test("calls onDeprecated with the operation, after successes and failures", async ({ servers }) => {
  const server = await servers.http(
    reply(200, DEPRECATED),
    reply(404, '{"error":"No","deprecated":true}'),
    succeed,
    reply(200, SUCCESS.replace("{", '{"deprecated":"true",')),
    reply(200, SUCCESS.replace("{", '{"deprecated":false,')),
  );
  const events: unknown[] = [];
  const admin = adminOf(server, { onDeprecated: (event) => events.push(event) });
  await operations.GET(admin);
  await failureOf(admin.policies.update("p/1", INPUT));
  for (let count = 0; count < 3; count++) {
    await operations.GET(admin);
  }
  expect(events).toEqual([
    listing,
    { operation: "updatePolicy", method: "PUT", path: "/v1/organization/policies/{policyId}" },
  ]);
});

test("warns once per operation and process without onDeprecated", async ({ servers }) => {
  const warn = collectWarnings();
  const server = await servers.http(reply(200, DEPRECATED));
  await operations.GET(adminOf(server));
  await operations.GET(adminOf(server));
  await operations.PUT(adminOf(server));
  await operations.PUT(adminOf(server));
  expect(warn.mock.calls).toEqual([
    [
      "confident-admin: listPolicies ([GET] /v1/organization/policies) is deprecated and will be removed.",
    ],
    [expect.stringMatching(/updatePolicy/)],
  ]);
});

/** Delays a step by 10 ms. */
const late =
  (step: Step): Step =>
  async (response, request) => {
    await pause(10);
    step(response, request);
  };

test("calls onAttempt for every attempt, with harmless headers only", async ({ servers }) => {
  skipWaits();
  const harmless = {
    ...NOW,
    "content-type": "text/plain",
    "x-request-id": "r-1",
    "request-id": "r-2",
    "cf-ray": "r-3",
  };
  const headers = { ...harmless, "set-cookie": "a=b", "x-secret": "s" };
  const server = await servers.http(late(reply(503, "", headers)), late(reset), late(succeed));
  const events: AttemptEvent[] = [];
  await operations.GET(adminOf(server, { onAttempt: (event) => events.push(event) }));
  const duration = 10;
  expect(events).toEqual([
    {
      ...listing,
      attempt: 1,
      duration,
      status: 503,
      headers: { ...harmless, date: expect.any(String) },
      error: undefined,
      willRetry: true,
      retryDelay: 0,
    },
    {
      ...listing,
      attempt: 2,
      duration,
      status: undefined,
      headers: {},
      error: expect.objectContaining({ name: "ConfidentConnectionError", ...listing }),
      willRetry: true,
      retryDelay: expect.any(Number),
    },
    {
      ...listing,
      attempt: 3,
      duration,
      status: 200,
      headers: expect.any(Object),
      error: undefined,
      willRetry: false,
      retryDelay: undefined,
    },
  ]);
});

test("warns once across several copies of the package", async ({ servers }) => {
  const warn = collectWarnings();
  const server = await servers.http(reply(200, DEPRECATED));
  await adminOf(server)
    .organization.get()
    .catch(() => {});
  vi.resetModules();
  const another = await import("../../src/index.ts");
  expect(another.ConfidentAdmin).not.toBe(ConfidentAdmin);
  const options = { apiKey: API_KEY, baseUrl: server.url };
  await new another.ConfidentAdmin(options).organization.get().catch(() => {});
  expect(warn).toHaveBeenCalledTimes(1);
});

test("reads no response header without onAttempt; only openapi-fetch does", async () => {
  const response = new Response(SUCCESS);
  const get = vi.spyOn(response.headers, "get");
  await operations.GET(adminOf({ url: "https://example.test" }, { fetch: async () => response }));
  expect(get.mock.calls).toEqual([["Content-Length"]]);
});

const BROKEN = {
  throws: () => {
    throw new Error("a broken hook");
  },
  rejects: async () => {
    throw new Error("a broken asynchronous hook");
  },
};

test.for(Object.entries(BROKEN))(
  "ignores a hook that %s",
  async ([, hook], { servers, onTestFinished }) => {
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    onTestFinished(() => void process.off("unhandledRejection", unhandled));
    const server = await servers.http(
      reply(503, "", NOW),
      reply(200, DEPRECATED),
      succeed,
      reply(400),
    );
    const admin = adminOf(server, { onDeprecated: hook, onAttempt: hook });
    const put = (options: CallOptions) => operations.PUT(admin, options);
    expect(await put({ onResponse: hook })).toEqual(POLICY);
    expect(await withResponse(put, { onResponse: hook })).toMatchObject({ data: POLICY });
    expect(await failureOf(operations.POST(admin, { onResponse: hook }))).toMatchObject({
      name: "ConfidentApiError",
      status: 400,
    });
    await pause(50);
    expect(server.requests).toHaveLength(4);
    expect(unhandled).not.toHaveBeenCalled();
  },
);
