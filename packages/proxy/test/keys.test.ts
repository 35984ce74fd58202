import { expect, test, vi } from "vitest";
import { ok, reply } from "./support/api.ts";
import { KEY, POLICIES, startWorld } from "./support/world.ts";

const EAST = "confident_us_org_east/east/east";
const WEST = "confident_us_org_west/west/west";
const sentKeys = (requests: readonly string[]) =>
  requests.map((request) => /^confident_api_key: (.*)\r$/im.exec(request)?.[1]);

test("each tenant's requests carry the tenant's key", async () => {
  const tenants = ["east", "west", "east"];
  const world = await startWorld({
    authorize: () => ({ tenant: tenants.shift() }),
    apiKey: async (who) => ((who as { tenant: string }).tenant === "east" ? EAST : WEST),
  });
  for (const _ of [...tenants]) {
    await world.send({ target: POLICIES });
  }
  expect(sentKeys(world.api.requests)).toEqual([EAST, WEST, EAST]);
});

test("a tenant's key does not leave either", async () => {
  const echo = reply(409, { success: false, error: `${EAST} is wrong` }, [`X-Request-Id: ${EAST}`]);
  const world = await startWorld({ apiKey: () => EAST }, echo);
  const { raw } = await world.send({ target: POLICIES });
  expect(raw).toContain("[redacted] is wrong");
  expect(raw).not.toContain(EAST);
});

test.each([
  [
    "throws with the key in its message",
    () => {
      throw new Error(`cannot decrypt ${KEY}`);
    },
  ],
  [
    "rejects with the key",
    async () => {
      throw KEY;
    },
  ],
  ["returns nothing", () => undefined as unknown as string],
  ["returns a function", () => (() => KEY) as unknown as string],
  ["returns an empty key", () => ""],
  ["returns a key that cannot be sent", () => `${KEY}\n`.repeat(2)],
  ["returns a project's key", () => "confident_us_5entinel/5ecret"],
])("a key function that %s is a 500 without a word", async (_, apiKey) => {
  vi.stubEnv("CONFIDENT_ORG_API_KEY", WEST);
  const world = await startWorld({ apiKey });
  const answer = await world.send({ target: POLICIES });
  vi.unstubAllEnvs();
  expect(answer.status).toBe(500);
  expect(JSON.parse(answer.body)).toEqual({
    success: false,
    error: "This server failed.",
    deprecated: false,
  });
  expect(world.api.requests).toEqual([]);
  expect(world.audits).toMatchObject([{ principal: "someone", outcome: "failed", status: 500 }]);
});

test("the key function is not asked for what is refused", async () => {
  const apiKey = vi.fn(() => KEY);
  const world = await startWorld({ apiKey, authorize: () => false });
  await world.send({ target: POLICIES });
  await world.send({ target: `${POLICIES}x` });
  expect(apiKey).not.toHaveBeenCalled();
});

test("the function is asked once for each request: a refused key is not tried again", async () => {
  const apiKey = vi.fn(() => KEY);
  const world = await startWorld({ apiKey }, reply(401, { success: false, error: "Invalid" }));
  expect((await world.send({ target: POLICIES })).status).toBe(502);
  expect(apiKey).toHaveBeenCalledTimes(1);
  expect(world.api.requests).toHaveLength(1);
});

test("blanks around a key are not sent, and the key is hidden without them", async () => {
  const world = await startWorld({ apiKey: ` ${KEY}\n` }, (socket, request) =>
    request.includes(`: ${KEY}\r\n`)
      ? reply(200, { success: true, data: { seen: KEY } })(socket, request)
      : ok(socket, request),
  );
  expect((await world.send({ target: POLICIES })).body).toContain('"seen":"[redacted]"');
});

test("a key too short to be a secret does not garble an answer", async () => {
  const world = await startWorld({ apiKey: "e" });
  expect((await world.send({ target: POLICIES })).body).toContain("Manage billing");
});
