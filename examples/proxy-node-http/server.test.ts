import { createServer, get, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ConfidentAdmin } from "@confident-admin/core";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { createAdminServer } from "./server.ts";
import { sessions } from "./session.ts";

/** A stand-in for the API. */
const api = createServer(({ method, url }, response) => {
  if (url?.endsWith("/lost")) {
    response.destroy();
    return;
  }
  const policy = { id: "policy-uuid-2", name: "Manage billing" };
  const data = method === "DELETE" ? { ...policy, deleted: true } : { policy, policies: [policy] };
  response.end(JSON.stringify({ success: true, data }));
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

let server: Server;
let url: string;
let log: string;

beforeAll(async () => {
  vi.stubEnv("CONFIDENT_ORG_API_KEY", "confident_us_org_0123456789");
  vi.stubEnv("CONFIDENT_BASE_URL", await listen(api));
  server = createServer();
  url = await listen(server);
  const admin = createAdminServer(url);
  server.on("request", (...exchange) => admin.emit("request", ...exchange));
  sessions.set("s1", { id: "ada", isAdmin: true }).set("s2", { id: "bob", isAdmin: false });
});
afterAll(() => {
  for (const running of [server, api]) {
    running.close();
    running.closeAllConnections();
  }
});
beforeEach(() => {
  log = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    log += text;
    return true;
  });
  return () => vi.restoreAllMocks();
});

function clientOf(session: string): ConfidentAdmin {
  // Sent by browsers. A plain-http page has no Sec-Fetch-Site: there, Origin or the client's header counts.
  const headers = { Cookie: `session=${session}`, Origin: url };
  return new ConfidentAdmin({ baseUrl: `${url}/api/confident`, apiKey: null, headers, retries: 0 });
}

test("lets an admin list and update policies without a key", async () => {
  const { policies } = clientOf("s1");
  expect(await policies.list()).toHaveLength(1);
  const input = { name: "Manage billing", permissionIds: ["perm-uuid-1"] };
  expect(await policies.update("policy-uuid-2", input)).toMatchObject({ id: "policy-uuid-2" });
  expect(
    log
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ).toMatchObject([
    { principal: { id: "ada" }, operation: "listPolicies", outcome: "succeeded" },
    {
      principal: { id: "ada" },
      operation: "updatePolicy",
      params: { policyId: "policy-uuid-2" },
      body: input,
    },
  ]);
});

test("logs why a request failed", async () => {
  await expect(clientOf("s1").policies.delete("lost")).rejects.toMatchObject({ status: 502 });
  expect(JSON.parse(log)).toMatchObject({
    operation: "deletePolicy",
    outcome: "failed",
    error: expect.stringMatching(/^ConfidentConnectionError: .*connection to .* failed/),
  });
});

test("executes a duplicate create only once", async () => {
  const options = { headers: { "Idempotency-Key": "k1" } };
  const input = { name: "Manage billing", permissionIds: ["perm-uuid-1"] };
  const { policies } = clientOf("s1");
  expect(await policies.create(input, options)).toEqual(await policies.create(input, options));
  const events = log.trim().split("\n");
  expect(events.map((line) => JSON.parse(line).replayed)).toEqual([false, true]);
});

test("gives other users read-only access", async () => {
  const { policies } = clientOf("s2");
  expect(await policies.list()).toHaveLength(1);
  await expect(policies.delete("policy-uuid-2")).rejects.toMatchObject({ status: 403 });
});

test("rejects a caller without a session with a 401", async () => {
  await expect(clientOf("s3").policies.list()).rejects.toMatchObject({ status: 401 });
});

test("rejects a page of another host name that resolves to this server", async () => {
  const headers = { Cookie: "session=s1", Host: "evil.test", "Sec-Fetch-Site": "same-origin" };
  const status = await new Promise((resolve) => {
    get(`${url}/api/confident/v1/organization/policies`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
  });
  expect(status).toBe(403);
});

test("serves the page", async () => {
  expect(await (await fetch(url)).text()).toContain("Policies");
});
