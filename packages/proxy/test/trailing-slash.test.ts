// Next.js with `trailingSlash: true` and other frameworks add a slash.
import { expect, test } from "vitest";
import { BASE_PATH, POLICIES, startProxy } from "./support/start-proxy.ts";

test.each([
  ["GET", `${POLICIES}/`, "GET /v1/organization/policies HTTP/1.1"],
  ["DELETE", `${POLICIES}/p1/`, "DELETE /v1/organization/policies/p1 HTTP/1.1"],
  ["GET", `${BASE_PATH}/v1/organization/`, "GET /v1/organization HTTP/1.1"],
])("sends %s %s without the slash", async (method, target, sent) => {
  const proxy = await startProxy();
  expect((await proxy.send({ method, target })).status).toBe(200);
  expect(proxy.api.requests[0]?.split("\r\n")[0]).toBe(sent);
});

test("does not accept a slash instead of an id", async () => {
  const proxy = await startProxy();
  expect((await proxy.send({ method: "DELETE", target: `${POLICIES}/` })).status).toBe(405);
  expect((await proxy.send({ method: "DELETE", target: `${POLICIES}//` })).status).toBe(404);
  expect(proxy.api.requests).toEqual([]);
});
