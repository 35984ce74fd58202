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

const unusable = [
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

test.for(unusable)("%o cannot be used, in a client or in a call", async (options, { servers }) => {
  const server = await servers.http(succeed);
  expect(() => new ConfidentAdmin({ apiKey: API_KEY, ...options })).toThrow(
    expect.objectContaining({ name: "ConfidentConfigError", delivery: "unsent" }),
  );
  expect(await failureOf(operations.GET(adminOf(server), options))).toMatchObject({
    name: "ConfidentArgumentError",
    operation: "listPolicies",
    message: expect.stringMatching(/milliseconds above 0, and retries an integer from 0/),
  });
  expect(server.connections).toHaveLength(0);
});

test.for([{ totalTimeout: 0 }, { totalTimeout: Number.NaN }])(
  "%o cannot be used in a client",
  (options) => {
    expect(() => new ConfidentAdmin({ apiKey: API_KEY, ...options })).toThrow(
      expect.objectContaining({ name: "ConfidentConfigError" }),
    );
  },
);

test.for([{}, "", "soon", 7, { aborted: false }, () => {}])(
  "a signal that is %o is refused, and leaves nothing behind that could end the process",
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

test("withResponse gives the raw response beside the value", async ({ servers }) => {
  const server = await servers.http(reply(201, SUCCESS, { "x-request-id": "r-1" }));
  const { data, response } = await withResponse((options) =>
    operations.POST(adminOf(server), options),
  );
  expect(data).toEqual(POLICY);
  expect(response).toBeInstanceOf(Response);
  expect([response.status, response.headers.get("x-request-id")]).toEqual([201, "r-1"]);
  expect(response.bodyUsed).toBe(true);
});

test("withResponse works through openapi-fetch too", async ({ servers }) => {
  const server = await servers.http(reply(201, SUCCESS, { "x-request-id": "r-1" }));
  const admin = adminOf(server);
  openapiFetch(admin.client);
  const { response } = await withResponse((options) => operations.POST(admin, options));
  expect([response.status, response.headers.get("x-request-id")]).toEqual([201, "r-1"]);
});

test("withResponse passes the call's options on, the caller's onResponse among them", async ({
  servers,
}) => {
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

test("withResponse says what to do when the operation does not take its options", async ({
  servers,
}) => {
  const server = await servers.http(succeed);
  const call = withResponse(() => operations.GET(adminOf(server)));
  await expect(call).rejects.toThrow(/Pass the options that withResponse supplies/);
});
