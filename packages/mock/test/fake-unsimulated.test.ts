// An operation of the document that the fake does not simulate. It simulates all of today's, so the table is our own.
import type { Operation } from "@confident-admin/spec/operations";
import { expect, test } from "vitest";
import { createApp } from "../src/fake/app.ts";
import { type Fault, Faults } from "../src/fake/faults.ts";

const createRole: Operation = {
  method: "POST",
  path: "/v1/organization/roles",
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
  const meet = () => ({ fault: faults.take("createPolicy"), run: undefined });
  const app = createApp({ accepts, meet }, "/", { createRole });
  const headers = { CONFIDENT_API_KEY: apiKey };
  return app.request("/v1/organization/roles", { method: "POST", headers, body: "{" });
}

test("it is a 501 that says where to find it, whatever the body", async () => {
  const response = await post("right");
  expect(response.status).toBe(501);
  expect(await response.json()).toEqual({
    success: false,
    error: "The fake does not simulate createRole. Prism does: use startPrismMock",
    deprecated: false,
  });
});

test("a wrong key is still a 401", async () => {
  expect((await post("wrong")).status).toBe(401);
});

test("faults still happen", async () => {
  expect((await post("right", { status: 503 })).status).toBe(503);
});
