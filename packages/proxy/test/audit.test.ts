import { inspect } from "node:util";
import { expect, test } from "vitest";
import { reply } from "./support/api.ts";
import { JSON_TYPE, SAME_ORIGIN } from "./support/raw.ts";
import { KEY, POLICIES, startProxy } from "./support/start-proxy.ts";

const principal = { id: "u1", name: "Ada" };
const authorize = () => principal;
const none = {
  operation: undefined,
  params: {},
  query: {},
  principal: undefined,
  upstreamStatus: undefined,
  replayed: false,
};
const p1 = { operation: "updatePolicy", params: { policyId: "p1" }, query: {} };
const input = { name: "a", permissionIds: [] };
const update = {
  method: "PUT",
  target: `${POLICIES}/p1`,
  headers: [SAME_ORIGIN, JSON_TYPE],
  body: JSON.stringify(input),
};

test("an event has the principal, the request and the outcome", async () => {
  const proxy = await startProxy({ authorize });
  await proxy.send(update);
  expect(proxy.audits).toEqual([
    {
      ...{ ...p1, body: input, principal, outcome: "succeeded", status: 200 },
      ...{ upstreamStatus: 200, replayed: false },
    },
  ]);
});

test.each([
  ["an unknown path", { target: "/elsewhere" }, { ...none, status: 404 }],
  ["a wrong method", { ...update, method: "POST" }, { ...none, status: 405 }],
  ["a missing origin", { ...update, headers: [JSON_TYPE] }, { ...none, ...p1, status: 403 }],
  ["a missing type", { ...update, headers: [SAME_ORIGIN] }, { ...none, ...p1, status: 415 }],
  ["invalid JSON", { ...update, body: "{" }, { ...none, ...p1, status: 400 }],
  ["an invalid body", { ...update, body: "{}" }, { ...none, ...p1, status: 422 }],
])("reports a request rejected for %s once", async (_, request, event) => {
  const proxy = await startProxy({ authorize });
  await proxy.send(request);
  expect(proxy.audits).toEqual([{ ...event, outcome: "rejected" }]);
});

test("reports an id that could reach another path", async () => {
  const proxy = await startProxy({ authorize });
  await proxy.send({ ...update, target: `${POLICIES}/..%2fx` });
  expect(proxy.audits).toEqual([
    { ...none, ...p1, params: { policyId: "../x" }, outcome: "rejected", status: 400 },
  ]);
});

test.each([
  ["responds with a 404", reply(404, { success: false, error: "No" }), 404, 404],
  ["rejects the key", reply(401, { success: false, error: "No" }), 502, 401],
  ["redirects", reply(302, "", ["Location: /"]), 502, 302],
  ["sends invalid JSON", reply(200, "<html>"), 502, 200],
  ["sends an empty body", reply(200, ""), 502, 200],
])("reports the principal if the API %s", async (_, api, status, upstreamStatus) => {
  const proxy = await startProxy({ authorize }, api);
  await proxy.send(update);
  expect(proxy.audits).toMatchObject([
    { ...p1, principal, outcome: "failed", status, upstreamStatus },
  ]);
});

test.each([
  [
    "throws",
    () => {
      throw new Error("the log is full");
    },
  ],
  [
    "rejects",
    async () => {
      throw new Error("the log is full");
    },
  ],
])("an onAudit that %s does not change the response", async (_, onAudit) => {
  const proxy = await startProxy({ onAudit });
  expect((await proxy.send(update)).status).toBe(200);
  expect((await proxy.send({ target: "/elsewhere" })).status).toBe(404);
});

test("awaits onAudit before it sends the response", async () => {
  const order: string[] = [];
  const proxy = await startProxy({
    onAudit: async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      order.push("audit");
    },
  });
  await proxy.send(update);
  order.push("response");
  expect(order).toEqual(["audit", "response"]);
});

const throwing = () => {
  throw new Error(KEY);
};

test.each([
  [{ authorize: throwing }, /^authorize threw/],
  [{ authorize, apiKey: throwing }, /^apiKey threw/],
  [{ authorize, apiKey: async () => throwing() }, /^apiKey threw/],
  [{ authorize, apiKey: () => "" }, /^No API key/],
])("the event names the callback that failed, and nothing else: %#", async (options, message) => {
  const proxy = await startProxy(options);
  await proxy.send(update);
  const [event] = proxy.audits;
  expect(event).toMatchObject({ outcome: "failed", status: 500 });
  expect(event?.error).toMatchObject({
    name: "ConfidentConfigError",
    message: expect.stringMatching(message),
  });
  expect(inspect(event, { depth: 12, showHidden: true })).not.toContain(KEY);
});

test("the event has the error of a failed call", async () => {
  const proxy = await startProxy({ authorize }, (socket) => socket.destroy());
  await proxy.send(update);
  expect(proxy.audits).toMatchObject([
    {
      outcome: "failed",
      status: 502,
      error: { name: "ConfidentConnectionError", delivery: "unknown" },
    },
  ]);
});
