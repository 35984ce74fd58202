import { expect, test } from "vitest";
import type { AuthorizeContext } from "../src/index.ts";
import { JSON_TYPE, SAME_ORIGIN } from "./support/raw.ts";
import { POLICIES, startProxy } from "./support/start-proxy.ts";

const INPUT = { name: "a", permissionIds: ["p"] };
const update = {
  method: "PUT",
  target: `${POLICIES}/a%20b`,
  headers: [SAME_ORIGIN, JSON_TYPE, "Cookie: session=s1", "Cookie: theme=dark"],
  body: JSON.stringify(INPUT),
};

test("authorize receives the request, the operation, its parameters and the body", async () => {
  const contexts: AuthorizeContext[] = [];
  const authorize = (context: AuthorizeContext) => contexts.push(context);
  const proxy = await startProxy({ authorize });
  expect((await proxy.send(update)).status).toBe(200);
  expect(contexts).toMatchObject([
    { operation: "updatePolicy", params: { policyId: "a b" }, body: INPUT },
  ]);
  expect(contexts[0]?.request.headers.get("cookie")).toBe("session=s1; theme=dark");
  expect(proxy.api.requests[0]).toContain("PUT /v1/organization/policies/a%20b HTTP");
  expect(proxy.api.requests[0]?.endsWith(JSON.stringify(contexts[0]?.body))).toBe(true);
});

test.each([false, null, undefined, "", 0, Number.NaN])(
  "rejects the request if authorize returns %j, directly or in a promise",
  async (value) => {
    for (const decision of [value, Promise.resolve(value)]) {
      const proxy = await startProxy({ authorize: () => decision });
      expect((await proxy.send(update)).status).toBe(403);
      expect(proxy.api.requests).toEqual([]);
      expect(proxy.audits).toMatchObject([{ outcome: "rejected", principal: undefined }]);
    }
  },
);

test.each([
  [
    "throws",
    () => {
      throw new Error("the session store is down");
    },
  ],
  [
    "rejects",
    async () => {
      throw new Error("the session store is down");
    },
  ],
  [
    "throws undefined",
    () => {
      throw undefined;
    },
  ],
  [
    "throws a response",
    () => {
      throw new Response(null, { status: 200 });
    },
  ],
  [
    "returns a response that has been read",
    async () => {
      const response = new Response("a");
      await response.text();
      return response;
    },
  ],
  ["returns an error response", () => Response.error()],
])("responds with a generic 500 if authorize %s", async (_, authorize) => {
  const proxy = await startProxy({ authorize });
  const response = await proxy.send(update);
  expect(response.status).toBe(500);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(JSON.parse(response.body)).toMatchObject({ error: "Internal server error." });
  expect(proxy.api.requests).toEqual([]);
  expect(proxy.audits).toMatchObject([{ outcome: "failed", principal: undefined, status: 500 }]);
});

/** A response of another library, or of an adapter that replaces the global `Response`. */
class CustomResponse {
  readonly body = "Sign in";
  readonly status = 401;
  readonly statusText = "";
  readonly headers = new Headers({ "cache-control": "public", "content-type": "text/plain" });
  readonly [Symbol.toStringTag] = "Response";
}

test.each([
  [
    "a response",
    () => new Response("Sign in", { status: 401, headers: { "cache-control": "public" } }),
  ],
  ["a response of a subclass", () => new (class extends Response {})("Sign in", { status: 401 })],
  ["a response of another implementation", () => new CustomResponse()],
])("sends %s from authorize instead, with no-store", async (_, make) => {
  const proxy = await startProxy({ authorize: make });
  const response = await proxy.send(update);
  expect(response).toMatchObject({ status: 401, body: "Sign in" });
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(proxy.api.requests).toEqual([]);
  expect(proxy.audits).toMatchObject([{ outcome: "rejected", status: 401, principal: undefined }]);
});

test("sends a redirect with cookies from authorize unchanged", async () => {
  const headers = new Headers({ location: "/sign-in" });
  headers.append("set-cookie", "a=1");
  headers.append("set-cookie", "b=2");
  const proxy = await startProxy({ authorize: () => new Response(null, { status: 303, headers }) });
  const response = await proxy.send(update);
  expect(response.status).toBe(303);
  expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
});

test("rejects an operation that is not listed without calling authorize", async () => {
  let calls = 0;
  const authorize = () => ++calls;
  const proxy = await startProxy({ authorize, operations: ["listPolicies"] });
  expect((await proxy.send(update)).status).toBe(403);
  expect((await proxy.create(update.body)).status).toBe(403);
  expect((await proxy.send({ method: "DELETE", target: `${POLICIES}/p1` })).status).toBe(403);
  expect(calls).toBe(0);
  expect(proxy.api.requests).toEqual([]);
  expect((await proxy.send({ target: POLICIES })).status).toBe(200);
});

test("authorize cannot change what is sent", async () => {
  const proxy = await startProxy({
    authorize: ({ params, body }) => {
      const { permissionIds } = body as typeof INPUT;
      expect(() => Object.assign(params, { policyId: "../roles/r1" })).toThrow(TypeError);
      expect(() => Object.assign(body as object, { organizationId: "o" })).toThrow(TypeError);
      expect(() => permissionIds.push("everything")).toThrow(TypeError);
      return "someone";
    },
  });
  expect((await proxy.send(update)).status).toBe(200);
  expect(proxy.api.requests[0]).toContain("/policies/a%20b ");
  expect(proxy.api.requests[0]?.endsWith(update.body)).toBe(true);
});
