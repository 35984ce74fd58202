import { ConfidentAdmin } from "@confident-admin/core";
import { startPrismMock } from "@confident-admin/mock";
import { expect, test } from "vitest";
import { createConfidentHandler } from "../src/index.ts";

test("core's client reaches the API through the handler without a key", async () => {
  const prism = await startPrismMock();
  const handler = createConfidentHandler({
    apiKey: "confident_us_org_0123456789",
    baseUrl: prism.url,
    basePath: "/api/confident",
    operations: ["listPolicies", "updatePolicy"],
    authorize: () => "me",
  });
  const admin = new ConfidentAdmin({
    baseUrl: "https://console.test/api/confident",
    apiKey: null,
    headers: { origin: "https://console.test" },
    fetch: (url, init) => handler(new Request(url, init)),
  });
  expect(await admin.policies.list()).toHaveLength(2);
  expect((await admin.policies.update("policy-uuid-2", { name: "a", permissionIds: [] })).id).toBe(
    "policy-uuid-2",
  );
  await expect(admin.policies.delete("policy-uuid-2")).rejects.toMatchObject({
    status: 403,
    serverMessage: "This operation is not let through.",
  });
  await expect(
    admin.policies.update("policy-uuid-2", { name: "a", permissionIds: ["x", "x"] }),
  ).rejects.toMatchObject({ status: 422 });
  await prism.stop();
});
