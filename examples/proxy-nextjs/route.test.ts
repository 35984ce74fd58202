import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ConfidentAdmin } from "@confident-admin/core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { DELETE, GET, POST, PUT } from "./app/api/confident/[...path]/route.ts";
import { sessions } from "./lib/session.ts";

const methods = { DELETE, GET, POST, PUT };

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

beforeAll(async () => {
  // Set after the route was loaded, as after a build of Next.js.
  vi.stubEnv("CONFIDENT_ORG_API_KEY", "confident_us_org_0123456789");
  vi.stubEnv("CONFIDENT_BASE_URL", await listen(api));
  sessions.set("s1", { id: "ada", isAdmin: true });
});
afterAll(() => {
  api.close();
  api.closeAllConnections();
});

/** Core's client as in a browser. Like Next.js, its fetch calls the exported function of the method. */
function clientOf(session: string, host = "localhost:3000"): ConfidentAdmin {
  return new ConfidentAdmin({
    // Next.js rewrites the URL, but keeps the Host header.
    baseUrl: "https://localhost:3000/api/confident",
    apiKey: null,
    retries: 0,
    headers: { Cookie: `session=${session}`, Host: host, "Sec-Fetch-Site": "same-origin" },
    fetch: (url, init) => {
      const request = new Request(url, init);
      return methods[request.method as keyof typeof methods](request);
    },
  });
}

test("serves core's client, which creates, lists, updates and deletes policies", async () => {
  const { policies } = clientOf("s1");
  const input = { name: "Manage billing", permissionIds: ["perm-uuid-1"] };
  expect(await policies.create(input)).toMatchObject({ id: "policy-uuid-2" });
  expect(await policies.list()).toHaveLength(1);
  expect(await policies.update("policy-uuid-2", input)).toMatchObject({ id: "policy-uuid-2" });
  expect(await policies.delete("policy-uuid-2")).toMatchObject({ deleted: true });
});

test("rejects a page of another host name that resolves to this server", async () => {
  await expect(clientOf("s1", "evil.test").policies.list()).rejects.toMatchObject({ status: 403 });
});

test("rejects a caller without a session with a 401", async () => {
  await expect(clientOf("s2").policies.list()).rejects.toMatchObject({ status: 401 });
});
