import { inspect } from "node:util";
import { afterEach, beforeEach, expect, vi } from "vitest";
import { ConfidentAdmin, isConfidentError } from "../../src/index.ts";
import { adminOf, failureOf, operations, reply, succeed } from "../support/calls.ts";
import { exposure } from "../support/exposure.ts";
import { test } from "../support/servers.ts";

const ENVIRONMENT = ["CONFIDENT_ORG_API_KEY", "CONFIDENT_API_KEY", "CONFIDENT_BASE_URL"];

beforeEach(() => {
  for (const name of ENVIRONMENT) {
    vi.stubEnv(name, "");
  }
});
afterEach(() => {
  vi.unstubAllEnvs();
});

function failure(construct: () => unknown) {
  try {
    construct();
  } catch (error) {
    if (isConfidentError(error)) {
      return error;
    }
  }
  throw new Error("This is not a typed error");
}

test.for([
  ["confident_us_org_secret\nsecret", /line break/],
  ["confident_us_org_secret\r\nx-evil: secret", /line break/],
  ["confident_us_org_\u0000secret", /line break/],
  ["confident_us_org_\tsecret", /line break/],
  ["confident_us_org_\u007fsecret", /line break/],
  ["confident_us_org_secret…", /another character/],
  ["confident_us_org_secret\u{1f511}", /another character/],
  ["confident_us_org_secret\ud800", /another character/],
  ["confident_us_secretsecret", /This is a project key; an organization key is required/],
  ["confident_eu_secretsecret", /This is a project key; an organization key is required/],
  ["confident_proj_secretsecret", /This is a project key; an organization key is required/],
  [" confident_proj_secretsecret\n", /This is a project key; an organization key is required/],
  ["", /No API key/],
  [" \n\t", /No API key/],
  [Symbol("secret"), /No API key/],
  [{ toString: () => "secret" }, /No API key/],
  [7, /No API key/],
  [undefined, /No API key/],
] as const)("rejects the key %j at construction without printing it", ([apiKey, message]) => {
  const options = { apiKey: apiKey as string, baseUrl: "https://example.test" };
  const error = failure(() => new ConfidentAdmin(options));
  expect(error).toMatchObject({ name: "ConfidentConfigError", delivery: "unsent" });
  expect(error.message).toMatch(message);
  expect(error.message).toMatch(/app\.confident-ai\.com/);
  const shown = inspect(error, { depth: 12, showHidden: true, getters: true }) + error.stack;
  expect(shown.replaceAll(/^ +at .*$/gm, "")).not.toMatch(/secret/);
});

test.for([
  ["confident_us_org_0123456789", "confident_us_org_0123456789"],
  ["confident_org_0123456789", "confident_org_0123456789"],
  [" \tconfident_us_org_0123456789\r\n", "confident_us_org_0123456789"],
  ["self-hosted key", "self-hosted key"],
  ["k\u00e9y", "k\u00e9y"],
] as const)("sends the key %j as %j", async ([apiKey, sent], { servers }) => {
  const server = await servers.http(succeed);
  await new ConfidentAdmin({ apiKey, baseUrl: server.url }).policies.list();
  expect(server.requests).toMatchObject([{ headers: { confident_api_key: sent } }]);
  expect(server.requests[0]?.headers).not.toHaveProperty("authorization");
});

test("uses the environment's organization key, never deepeval's project key", async ({
  servers,
}) => {
  const server = await servers.http(succeed);
  vi.stubEnv("CONFIDENT_API_KEY", "confident_us_org_not_this_one");
  const construct = () => new ConfidentAdmin({ baseUrl: server.url });
  expect(failure(construct)).toMatchObject({ name: "ConfidentConfigError" });
  vi.stubEnv("CONFIDENT_ORG_API_KEY", " confident_us_org_this_one\n");
  await construct().policies.list();
  expect(server.requests).toMatchObject([
    { headers: { confident_api_key: "confident_us_org_this_one" } },
  ]);
});

const SHORT = "confident_us_org_0123456789";
const LONG = `${SHORT}_second`;

test.for([
  [SHORT, LONG],
  [LONG, SHORT],
])(
  "redacts both keys completely if one starts with the other: %s, then %s",
  async (keys, { servers }) => {
    const body = JSON.stringify({ error: `Neither ${SHORT} nor ${LONG} may do that` });
    const server = await servers.http(reply(401), reply(403, body));
    const rest = [...keys];
    const admin = adminOf(server, { apiKey: () => rest.shift() ?? "no more keys" });
    const error = await failureOf(operations.GET(admin));
    expect(server.requests.map(({ headers }) => headers["confident_api_key"])).toEqual(keys);
    expect(error).toMatchObject({
      status: 403,
      serverMessage: "Neither [redacted] nor [redacted] may do that",
    });
    expect(exposure(error)).not.toMatch(/0123456789|_second/);
  },
);
