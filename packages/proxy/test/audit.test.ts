import { inspect } from "node:util";
import { expect, test } from "vitest";
import { reply } from "./support/api.ts";
import { JSON_TYPE, SAME_ORIGIN } from "./support/raw.ts";
import { KEY, POLICIES, startWorld } from "./support/world.ts";

const who = { id: "u1", name: "Ada" };
const authorize = () => who;
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

test("an event says who did what to which, and how it ended", async () => {
  const world = await startWorld({ authorize });
  await world.send(update);
  expect(world.audits).toEqual([
    {
      ...{ ...p1, body: input, principal: who, outcome: "succeeded", status: 200 },
      ...{ upstreamStatus: 200, replayed: false },
    },
  ]);
});

test.each([
  ["an unknown path", { target: "/elsewhere" }, { ...none, status: 404 }],
  ["a wrong method", { ...update, method: "POST" }, { ...none, status: 405 }],
  ["a foreign page", { ...update, headers: [JSON_TYPE] }, { ...none, ...p1, status: 403 }],
  ["a wrong type", { ...update, headers: [SAME_ORIGIN] }, { ...none, ...p1, status: 415 }],
  ["no JSON", { ...update, body: "{" }, { ...none, ...p1, status: 400 }],
  ["a wrong body", { ...update, body: "{}" }, { ...none, ...p1, status: 422 }],
])("%s is refused once, and reported once", async (_, request, event) => {
  const world = await startWorld({ authorize });
  await world.send(request);
  expect(world.audits).toEqual([{ ...event, outcome: "rejected" }]);
});

test("an id that could reach another path is reported", async () => {
  const world = await startWorld({ authorize });
  await world.send({ ...update, target: `${POLICIES}/..%2fx` });
  expect(world.audits).toEqual([
    { ...none, ...p1, params: { policyId: "../x" }, outcome: "rejected", status: 400 },
  ]);
});

test.each([
  ["says no", reply(404, { success: false, error: "No" }), 404, 404],
  ["refuses the key", reply(401, { success: false, error: "No" }), 502, 401],
  ["redirects", reply(302, "", ["Location: /"]), 502, 302],
  ["babbles", reply(200, "<html>"), 502, 200],
  ["is not there", reply(200, ""), 502, 200],
])("who asked is reported too when the API %s", async (_, api, status, upstreamStatus) => {
  const world = await startWorld({ authorize }, api);
  await world.send(update);
  expect(world.audits).toMatchObject([
    { ...p1, principal: who, outcome: "failed", status, upstreamStatus },
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
])("an onAudit that %s does not change the answer", async (_, onAudit) => {
  const world = await startWorld({ onAudit });
  expect((await world.send(update)).status).toBe(200);
  expect((await world.send({ target: "/elsewhere" })).status).toBe(404);
});

test("the event is written before the answer is sent", async () => {
  const order: string[] = [];
  const world = await startWorld({
    onAudit: async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      order.push("audit");
    },
  });
  await world.send(update);
  order.push("answer");
  expect(order).toEqual(["audit", "answer"]);
});

const throwing = () => {
  throw new Error(KEY);
};

test.each([
  [{ authorize: throwing }, /^authorize threw/],
  [{ authorize, apiKey: throwing }, /^apiKey threw/],
  [{ authorize, apiKey: async () => throwing() }, /^apiKey threw/],
  [{ authorize, apiKey: () => "" }, /^No API key/],
])(
  "the event says which of its owner's functions failed, and no more: %#",
  async (options, message) => {
    const world = await startWorld(options);
    await world.send(update);
    const [event] = world.audits;
    expect(event).toMatchObject({ outcome: "failed", status: 500 });
    expect(event?.error).toMatchObject({
      name: "ConfidentConfigError",
      message: expect.stringMatching(message),
    });
    expect(inspect(event, { depth: 12, showHidden: true })).not.toContain(KEY);
  },
);

test("the event holds the error of a call that came to nothing", async () => {
  const world = await startWorld({ authorize }, (socket) => socket.destroy());
  await world.send(update);
  expect(world.audits).toMatchObject([
    {
      outcome: "failed",
      status: 502,
      error: { name: "ConfidentConnectionError", delivery: "unknown" },
    },
  ]);
});
