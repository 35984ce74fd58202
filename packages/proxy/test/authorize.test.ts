import { expect, test } from "vitest";
import type { AuthorizeContext } from "../src/index.ts";
import { JSON_TYPE, SAME_ORIGIN } from "./support/raw.ts";
import { POLICIES, startWorld } from "./support/world.ts";

const INPUT = { name: "a", permissionIds: ["p"] };
const update = {
  method: "PUT",
  target: `${POLICIES}/a%20b`,
  headers: [SAME_ORIGIN, JSON_TYPE, "Cookie: session=s1", "Cookie: theme=dark"],
  body: JSON.stringify(INPUT),
};

test("authorize is told who asks for what", async () => {
  const contexts: AuthorizeContext[] = [];
  const authorize = (context: AuthorizeContext) => contexts.push(context);
  const world = await startWorld({ authorize });
  expect((await world.send(update)).status).toBe(200);
  expect(contexts).toMatchObject([
    { operation: "updatePolicy", params: { policyId: "a b" }, body: INPUT },
  ]);
  expect(contexts[0]?.request.headers.get("cookie")).toBe("session=s1; theme=dark");
  expect(world.api.requests[0]).toContain("PUT /v1/organization/policies/a%20b HTTP");
  expect(world.api.requests[0]?.endsWith(JSON.stringify(contexts[0]?.body))).toBe(true);
});

test.each([false, null, undefined, "", 0, Number.NaN])(
  "%j is nobody, at once or later",
  async (nobody) => {
    for (const decision of [nobody, Promise.resolve(nobody)]) {
      const world = await startWorld({ authorize: () => decision });
      expect((await world.send(update)).status).toBe(403);
      expect(world.api.requests).toEqual([]);
      expect(world.audits).toMatchObject([{ outcome: "rejected", principal: undefined }]);
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
    "throws nothing",
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
])(
  "an authorize that %s lets nothing through and tells the caller nothing",
  async (_, authorize) => {
    const world = await startWorld({ authorize });
    const answer = await world.send(update);
    expect(answer.status).toBe(500);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(JSON.parse(answer.body)).toMatchObject({ error: "This server failed." });
    expect(world.api.requests).toEqual([]);
    expect(world.audits).toMatchObject([{ outcome: "failed", principal: undefined, status: 500 }]);
  },
);

/** What another library, or an adapter that replaces the global `Response`, takes for one. */
class AnotherResponse {
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
  ["a response of another implementation", () => new AnotherResponse()],
])("%s is sent instead, and kept by nobody", async (_, make) => {
  const world = await startWorld({ authorize: make });
  const answer = await world.send(update);
  expect(answer).toMatchObject({ status: 401, body: "Sign in" });
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(world.api.requests).toEqual([]);
  expect(world.audits).toMatchObject([{ outcome: "rejected", status: 401, principal: undefined }]);
});

test("a redirect with cookies is sent as it is", async () => {
  const headers = new Headers({ location: "/sign-in" });
  headers.append("set-cookie", "a=1");
  headers.append("set-cookie", "b=2");
  const world = await startWorld({ authorize: () => new Response(null, { status: 303, headers }) });
  const answer = await world.send(update);
  expect(answer.status).toBe(303);
  expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
});

test("an operation that is not listed is refused without asking authorize", async () => {
  let asked = 0;
  const authorize = () => ++asked;
  const world = await startWorld({ authorize, operations: ["listPolicies"] });
  expect((await world.send(update)).status).toBe(403);
  expect((await world.create(update.body)).status).toBe(403);
  expect((await world.send({ method: "DELETE", target: `${POLICIES}/p1` })).status).toBe(403);
  expect(asked).toBe(0);
  expect(world.api.requests).toEqual([]);
  expect((await world.send({ target: POLICIES })).status).toBe(200);
});

test("what authorize changes does not change what is sent", async () => {
  const world = await startWorld({
    authorize: ({ params, body }) => {
      const { permissionIds } = body as typeof INPUT;
      expect(() => Object.assign(params, { policyId: "../roles/r1" })).toThrow(TypeError);
      expect(() => Object.assign(body as object, { organizationId: "o" })).toThrow(TypeError);
      expect(() => permissionIds.push("everything")).toThrow(TypeError);
      return "someone";
    },
  });
  expect((await world.send(update)).status).toBe(200);
  expect(world.api.requests[0]).toContain("/policies/a%20b ");
  expect(world.api.requests[0]?.endsWith(update.body)).toBe(true);
});
