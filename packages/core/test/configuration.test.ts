import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ConfidentAdmin, type ConfidentOptions } from "../src/index.ts";

beforeEach(() => {
  vi.stubEnv("CONFIDENT_ORG_API_KEY", "");
  vi.stubEnv("CONFIDENT_BASE_URL", "");
  vi.stubEnv("CONFIDENT_REGION", "");
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

async function urlOf(options: ConfidentOptions): Promise<string> {
  const urls: string[] = [];
  const fetch = async (url: unknown) => {
    urls.push(String(url));
    return new Response('{"success":true,"data":{"policies":[]}}');
  };
  await new ConfidentAdmin({ ...options, fetch }).policies.list();
  return urls.join().replace("/v1/organization/policies", "");
}

test.each([
  [{ apiKey: "confident_us_org_1" }, {}, "https://api.confident-ai.com"],
  [{ apiKey: "confident_eu_org_1" }, {}, "https://eu.api.confident-ai.com"],
  [{ apiKey: "confident_org_1" }, {}, "https://api.confident-ai.com"],
  [{ apiKey: " confident_eu_org_1\n", region: "AU" }, {}, "https://au.api.confident-ai.com"],
  [
    {},
    { CONFIDENT_ORG_API_KEY: "confident_org_1", CONFIDENT_REGION: "eu" },
    "https://eu.api.confident-ai.com",
  ],
  [
    { apiKey: "k" },
    { CONFIDENT_BASE_URL: "https://self.hosted/confident//" },
    "https://self.hosted/confident",
  ],
  [{ baseUrl: "/api/confident/" }, {}, "/api/confident"],
  [{ baseUrl: "https://proxy.test", apiKey: null }, {}, "https://proxy.test"],
] satisfies [ConfidentOptions, Record<string, string>, string][])(
  "the options %j and the environment %j select %s",
  async (options, environment, url) => {
    for (const [name, value] of Object.entries(environment)) {
      vi.stubEnv(name, value);
    }
    expect(await urlOf(options)).toBe(url);
  },
);

test.each([
  [{}, /CONFIDENT_ORG_API_KEY.*app\.confident-ai\.com/],
  [{ apiKey: "confident_us_secretsecret" }, /project key.*app\.confident-ai\.com/],
  [{ apiKey: "confident_proj_secretsecret" }, /project key/],
  [{ apiKey: "confident_us_org_secret\nsecret" }, /line break/],
  [{ apiKey: "confident_org_1", baseUrl: "not a url" }, /must look like https/],
  [{ apiKey: "confident_org_1", baseUrl: "http://example.test" }, /https/],
  [
    { apiKey: "confident_org_1", baseUrl: "https://u:p@example.test" },
    /without \/v1, a user name, a query/,
  ],
  [
    { apiKey: "confident_org_1", baseUrl: "https://example.test/?a" },
    /without \/v1, a user name, a query/,
  ],
  [{ apiKey: "confident_org_1", region: "MARS" as "US" }, /US, EU or AU/],
  [{ apiKey: "confident_org_1", region: "" as "US" }, /US, EU or AU/],
  [{ apiKey: "confident_org_1", fetch: "x" as unknown as typeof fetch }, /^fetch must be a func/],
  [{ apiKey: "confident_org_1", onAttempt: {} as () => void }, /^onAttempt must be a function/],
  [{ apiKey: "confident_org_1", onDeprecated: "x" as unknown as () => void }, /^onDeprecated must/],
  [{ apiKey: "confident_org_1", headers: "abc" as never }, /^Header "abc" is reserved, not a/],
  [{ apiKey: "confident_org_1", retries: -1 }, /retries/],
  [{ apiKey: "confident_org_1", timeout: Number.NaN }, /timeout/],
])("rejects %j at construction without printing the key", (options, message) => {
  const construct = () => new ConfidentAdmin(options);
  expect(construct).toThrow(expect.objectContaining({ name: "ConfidentConfigError" }));
  expect(construct).toThrow(message);
  expect(construct).not.toThrow(/secret/);
});

test.each(["document", "importScripts"])("rejects a key if there is a global %s", (name) => {
  vi.stubGlobal(name, {});
  const options = { apiKey: "confident_org_secretsecret" };
  expect(() => new ConfidentAdmin(options)).toThrow(/browser/);
  expect(() => new ConfidentAdmin({ baseUrl: "/api/confident" })).not.toThrow();
  expect(() => new ConfidentAdmin({ ...options, dangerouslyAllowBrowser: true })).not.toThrow();
});
