// The fake simulates every operation of the document, so these tests add one to the table.
import type { Operation } from "@confident-admin/spec/operations";
import { expect, test } from "vitest";
import { createApp } from "../src/fake/app.ts";
import { type Fault, Faults } from "../src/fake/faults.ts";

const createWebhook: Operation = {
  method: "POST",
  path: "/v1/organization/webhooks",
  parameters: { path: [], query: [] },
  body: { type: "object", properties: {}, additionalProperties: false },
  secrets: [],
  statuses: [200],
};

function post(apiKey: string, fault?: Fault): Response | Promise<Response> {
  const faults = new Faults();
  if (fault) {
    faults.add(fault);
  }
  const accepts = (given: string | null) => given === "right";
  const next = () => ({ fault: faults.take("createPolicy"), run: undefined });
  const app = createApp({ accepts, next }, "/", { createWebhook });
  const headers = { CONFIDENT_API_KEY: apiKey };
  return app.request("/v1/organization/webhooks", { method: "POST", headers, body: "{" });
}

test("responds with a 501 that points to Prism, even for an invalid body", async () => {
  const response = await post("right");
  expect(response.status).toBe(501);
  expect(await response.json()).toEqual({
    success: false,
    error: "The fake does not simulate createWebhook. Use startPrismMock instead",
    deprecated: false,
  });
});

test("rejects a wrong key with a 401", async () => {
  expect((await post("wrong")).status).toBe(401);
});

test("applies faults", async () => {
  expect((await post("right", { status: 503 })).status).toBe(503);
});
