import { expect, test, vi } from "vitest";
import { ok, reply } from "./support/api.ts";
import { KEY, POLICIES, startProxy } from "./support/start-proxy.ts";

const EAST = "confident_us_org_east/east/east";
const WEST = "confident_us_org_west/west/west";
const sentKeys = (requests: readonly string[]) =>
  requests.map((request) => /^confident_api_key: (.*)\r$/im.exec(request)?.[1]);

test("sends each tenant's key with the tenant's requests", async () => {
  const tenants = ["east", "west", "east"];
  const proxy = await startProxy({
    authorize: () => ({ tenant: tenants.shift() }),
    apiKey: async (user) => ((user as { tenant: string }).tenant === "east" ? EAST : WEST),
  });
  for (const _ of [...tenants]) {
    await proxy.send({ target: POLICIES });
  }
  expect(sentKeys(proxy.api.requests)).toEqual([EAST, WEST, EAST]);
});

test("redacts a tenant's key", async () => {
  const echo = reply(409, { success: false, error: `${EAST} is wrong` }, [`X-Request-Id: ${EAST}`]);
  const proxy = await startProxy({ apiKey: () => EAST }, echo);
  const { raw } = await proxy.send({ target: POLICIES });
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
  ["returns undefined", () => undefined as unknown as string],
  ["returns a function", () => (() => KEY) as unknown as string],
  ["returns an empty key", () => ""],
  ["returns a key that cannot be sent", () => `${KEY}\n`.repeat(2)],
  ["returns a project key", () => "confident_us_5entinel/5ecret"],
])("responds with a generic 500 if the key function %s", async (_, apiKey) => {
  vi.stubEnv("CONFIDENT_ORG_API_KEY", WEST);
  const proxy = await startProxy({ apiKey });
  const response = await proxy.send({ target: POLICIES });
  vi.unstubAllEnvs();
  expect(response.status).toBe(500);
  expect(JSON.parse(response.body)).toEqual({
    success: false,
    error: "Internal server error.",
    deprecated: false,
  });
  expect(proxy.api.requests).toEqual([]);
  expect(proxy.audits).toMatchObject([{ principal: "someone", outcome: "failed", status: 500 }]);
});

test("does not call the key function for rejected requests", async () => {
  const apiKey = vi.fn(() => KEY);
  const proxy = await startProxy({ apiKey, authorize: () => false });
  await proxy.send({ target: POLICIES });
  await proxy.send({ target: `${POLICIES}x` });
  expect(apiKey).not.toHaveBeenCalled();
});

test("calls the key function once per request and does not retry a rejected key", async () => {
  const apiKey = vi.fn(() => KEY);
  const proxy = await startProxy({ apiKey }, reply(401, { success: false, error: "Invalid" }));
  expect((await proxy.send({ target: POLICIES })).status).toBe(502);
  expect(apiKey).toHaveBeenCalledTimes(1);
  expect(proxy.api.requests).toHaveLength(1);
});

test("trims the key for sending and for redaction", async () => {
  const proxy = await startProxy({ apiKey: ` ${KEY}\n` }, (socket, request) =>
    request.includes(`: ${KEY}\r\n`)
      ? reply(200, { success: true, data: { seen: KEY } })(socket, request)
      : ok(socket, request),
  );
  expect((await proxy.send({ target: POLICIES })).body).toContain('"seen":"[redacted]"');
});

test("does not redact a key that is too short to be a secret", async () => {
  const proxy = await startProxy({ apiKey: "e" });
  expect((await proxy.send({ target: POLICIES })).body).toContain("Manage billing");
});
