import { expect } from "vitest";
import {
  API_KEY,
  adminOf,
  failureOf,
  METHODS,
  operations,
  reply,
  SUCCESS,
  succeed,
} from "../support/calls.ts";
import { test } from "../support/servers.ts";

const REDIRECTS = [301, 302, 303, 307, 308];

test.for(METHODS.flatMap((method) => REDIRECTS.map((status) => [method, status] as const)))(
  "does not send a %s or its key to another origin after a %i",
  async ([method, status], { servers }) => {
    const elsewhere = await servers.http(succeed);
    const location = `${elsewhere.url}/stolen`;
    const server = await servers.http(reply(status, "", { location }));
    expect(await failureOf(operations[method](adminOf(server)))).toMatchObject({
      name: "ConfidentRedirectError",
      status,
      delivery: "answered",
      method,
      message: expect.stringMatching(
        /\d{3}: redirected to http:\/\/127\.0\.0\.1:\d+\/stolen\. Redirects are not followed, because fetch would send the API key there/,
      ),
    });
    expect(server.requests).toHaveLength(1);
    expect(elsewhere.connections).toHaveLength(0);
  },
);

test.for(["/v1/other", "", undefined])(
  "does not follow a redirect to %j on the same origin",
  async (location, { servers }) => {
    const headers = location === undefined ? {} : { location };
    const server = await servers.http(reply(307, SUCCESS, headers), succeed);
    expect(await failureOf(operations.PUT(adminOf(server)))).toMatchObject({
      name: "ConfidentRedirectError",
      status: 307,
    });
    expect(server.requests).toHaveLength(1);
  },
);

test("redacts the key in a redirect's location", async ({ servers }) => {
  const location = `https://example.test/${API_KEY}?key=${encodeURIComponent(API_KEY)}`;
  const server = await servers.http(reply(302, "", { location }));
  const error = await failureOf(operations.GET(adminOf(server)));
  expect(error.message).toContain(
    "redirected to https://example.test/[redacted]. Redirects are not followed",
  );
});

test("rejects the response of a custom fetch that followed a redirect", async ({ servers }) => {
  const elsewhere = await servers.http(succeed);
  const server = await servers.http(reply(307, "", { location: elsewhere.url }));
  const follow: typeof fetch = (url, init) => fetch(url, { ...init, redirect: "follow" });
  expect(await failureOf(operations.GET(adminOf(server, { fetch: follow })))).toMatchObject({
    name: "ConfidentRedirectError",
    status: 200,
    delivery: "answered",
    message: expect.stringContaining("the custom fetch sent the API key there"),
  });
  expect(elsewhere.requests).toHaveLength(1); // by the custom fetch; its response is rejected
});

test("recognizes a browser's opaque redirect response", async () => {
  let count = 0;
  const opaque = async () => {
    count++;
    const response = new Response(null);
    Object.defineProperties(response, { type: { value: "opaqueredirect" }, status: { value: 0 } });
    return response;
  };
  const admin = adminOf({ url: "https://example.test" }, { fetch: opaque });
  expect(await failureOf(operations.GET(admin))).toMatchObject({
    name: "ConfidentRedirectError",
    status: 0,
    message: expect.stringContaining("redirected to another URL"),
  });
  expect(count).toBe(1);
});

test.for([300, 304, 305, 306])(
  "reports %i as a failure, not as a redirect",
  async (status, { servers }) => {
    const server = await servers.http(reply(status, "", { location: "/elsewhere" }));
    expect(await failureOf(operations.GET(adminOf(server)))).toMatchObject({
      name: "ConfidentApiError",
      status,
    });
    expect(server.requests).toHaveLength(1);
  },
);
