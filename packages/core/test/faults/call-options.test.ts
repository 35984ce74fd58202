import { expect } from "vitest";
import { ConfidentAdmin, openapiFetch, withResponse } from "../../src/index.ts";
import {
  API_KEY,
  adminOf,
  failureOf,
  NOW,
  operations,
  POLICY,
  reply,
  SUCCESS,
  succeed,
} from "../support/calls.ts";
import { test } from "../support/servers.ts";

const invalid = [
  { timeout: 0 },
  { timeout: -1 },
  { timeout: Number.NaN },
  { retries: -1 },
  { retries: 1.5 },
  { retries: Number.POSITIVE_INFINITY },
  { retries: Number.NaN },
  { retries: "many" as unknown as number },
  { timeout: "soon" as unknown as number },
];

const TIMEOUT = "timeout must be a positive number of milliseconds.";
const RETRIES = "retries must be 0 or a positive integer.";

test.for(invalid)("rejects %o in a client and in a call", async (options, { servers }) => {
  const server = await servers.http(succeed);
  expect(() => new ConfidentAdmin({ apiKey: API_KEY, ...options })).toThrow(
    expect.objectContaining({ name: "ConfidentConfigError", delivery: "unsent" }),
  );
  expect(await failureOf(operations.GET(adminOf(server), options))).toMatchObject({
    name: "ConfidentArgumentError",
    operation: "listPolicies",
    message: "timeout" in options ? TIMEOUT : RETRIES,
  });
  expect(server.connections).toHaveLength(0);
});

test.for([{ totalTimeout: 0 }, { totalTimeout: Number.NaN }])(
  "rejects %o in a client",
  (options) => {
    expect(() => new ConfidentAdmin({ apiKey: API_KEY, ...options })).toThrow(
      expect.objectContaining({
        name: "ConfidentConfigError",
        message: "totalTimeout must be a positive number of milliseconds.",
      }),
    );
  },
);

test.for([{}, "", "soon", 7, { aborted: false }, () => {}])(
  "rejects the signal %o without an unhandled rejection",
  async (signal, { servers }) => {
    const server = await servers.http(succeed);
    const call = operations.GET(adminOf(server), { signal: signal as AbortSignal });
    expect(await failureOf(call)).toMatchObject({
      name: "ConfidentArgumentError",
      operation: "listPolicies",
      delivery: "unsent",
    });
    expect(server.connections).toHaveLength(0);
  },
);

test("withResponse returns the value and the raw response", async ({ servers }) => {
  const server = await servers.http(reply(201, SUCCESS, { "x-request-id": "r-1" }));
  const { data, response } = await withResponse((options) =>
    operations.POST(adminOf(server), options),
  );
  expect(data).toEqual(POLICY);
  expect(response).toBeInstanceOf(Response);
  expect([response.status, response.headers.get("x-request-id")]).toEqual([201, "r-1"]);
  expect(response.bodyUsed).toBe(true);
});

test("withResponse works with openapi-fetch too", async ({ servers }) => {
  const server = await servers.http(reply(201, SUCCESS, { "x-request-id": "r-1" }));
  const admin = adminOf(server);
  openapiFetch(admin.client);
  const { response } = await withResponse((options) => operations.POST(admin, options));
  expect([response.status, response.headers.get("x-request-id")]).toEqual([201, "r-1"]);
});

test("withResponse passes on the call's options, including onResponse", async ({ servers }) => {
  const server = await servers.http(reply(503, "", NOW), reply(200, SUCCESS), reply(503, "", NOW));
  const admin = adminOf(server);
  const statuses: number[] = [];
  const onResponse = ({ status }: Response) => statuses.push(status);
  const put = (options: object) => operations.PUT(admin, options);
  await withResponse(put, { onResponse, headers: { "x-a": "1" } });
  expect(server.requests[1]?.headers).toMatchObject({ "x-a": "1" });
  const error = await failureOf(withResponse(put, { onResponse, retries: 0 }));
  expect(error).toMatchObject({ name: "ConfidentApiError", status: 503 });
  expect(statuses).toEqual([200, 503]);
  expect(server.requests).toHaveLength(3);
});

test("withResponse explains what to do if its options are not passed on", async ({ servers }) => {
  const server = await servers.http(succeed);
  const call = withResponse(() => operations.GET(adminOf(server)));
  await expect(call).rejects.toThrow(/The operation did not receive the options/);
});
