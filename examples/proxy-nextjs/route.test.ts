import { ConfidentAdmin } from "@confident-admin/core";
import { type PrismMock, startPrismMock } from "@confident-admin/mock";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { DELETE, GET, POST, PUT } from "./app/api/confident/[...path]/route.ts";
import { sessions } from "./lib/session.ts";

const methods = { DELETE, GET, POST, PUT };

let prism: PrismMock;

beforeAll(async () => {
  prism = await startPrismMock();
  // The route was loaded before: without a key, as when Next builds.
  vi.stubEnv("CONFIDENT_ORG_API_KEY", "confident_us_org_0123456789");
  vi.stubEnv("CONFIDENT_BASE_URL", prism.url);
  sessions.set("s1", { id: "ada", isAdmin: true });
}, 60_000);
afterAll(() => prism.stop());

/** Core's client in a browser, and Next's choice of the exported function by the method. */
function clientOf(session: string): ConfidentAdmin {
  return new ConfidentAdmin({
    baseUrl: "https://admin.example.com/api/confident",
    apiKey: null,
    retries: 0,
    headers: { Cookie: `session=${session}`, "Sec-Fetch-Site": "same-origin" },
    fetch: (url, init) => {
      const request = new Request(url, init);
      return methods[request.method as keyof typeof methods](request);
    },
  });
}

test("core's client creates, lists, updates and deletes policies through the route", async () => {
  const { policies } = clientOf("s1");
  const input = { name: "Manage billing", permissionIds: ["perm-uuid-1"] };
  expect(await policies.create(input)).toMatchObject({ name: "Read billing" });
  expect(await policies.list()).toHaveLength(2);
  expect(await policies.update("policy-uuid-2", input)).toMatchObject({ id: "policy-uuid-2" });
  expect(await policies.delete("policy-uuid-2")).toMatchObject({ deleted: true });
});

test("who has not signed in gets a 401", async () => {
  await expect(clientOf("s2").policies.list()).rejects.toMatchObject({ status: 401 });
});
