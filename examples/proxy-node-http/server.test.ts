import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ConfidentAdmin } from "@confident-admin/core";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { createAdminServer } from "./server.ts";
import { sessions } from "./session.ts";

/** A stand-in for the API. */
const api = createServer(({ method }, response) => {
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
  server = createAdminServer("https://admin.example.com");
  url = await listen(server);
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
  // Sent by browsers.
  const headers = { Cookie: `session=${session}`, "Sec-Fetch-Site": "same-origin" };
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

test("gives other users read-only access", async () => {
  const { policies } = clientOf("s2");
  expect(await policies.list()).toHaveLength(1);
  await expect(policies.delete("policy-uuid-2")).rejects.toMatchObject({ status: 403 });
});

test("rejects a caller without a session with a 401", async () => {
  await expect(clientOf("s3").policies.list()).rejects.toMatchObject({ status: 401 });
});

test("serves the page", async () => {
  expect(await (await fetch(url)).text()).toContain("Policies");
});
