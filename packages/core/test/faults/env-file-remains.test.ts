// Leftovers of env files, shells and templates in a value. They must not be sent, least of all to another region.
import { afterEach, expect, test, vi } from "vitest";
import { ConfidentAdmin } from "../../src/index.ts";
import { failureOf, SUCCESS } from "../support/calls.ts";
import { exposure } from "../support/exposure.ts";

const KEY = "confident_eu_org_0123456789";
const fetch = vi.fn(async () => new Response(SUCCESS));

afterEach(() => {
  vi.unstubAllEnvs();
  fetch.mockClear();
});

const failureFrom = (construct: () => ConfidentAdmin) =>
  failureOf((async () => construct().policies.list())());

function expectSafe(error: Error, source: string, secret: string) {
  expect(error).toMatchObject({ name: "ConfidentConfigError", delivery: "unsent" });
  expect(error.message).toContain(source);
  expect(exposure(error)).not.toContain(secret);
}

test.for([
  `${KEY} # prod`,
  `self-hosted-0123456789 # prod`,
  `${KEY} ${KEY}`,
  `${KEY}\tsecond`,
  `${KEY},`,
  `${KEY};`,
  `${KEY}\\n`,
  `${KEY}\\r\\n`,
  `ApiKey ${KEY}`,
  `Api-Key ${KEY}`,
  `Key ${KEY}`,
  `key self-hosted-0123456789`,
  `Custom ${KEY}`,
  "$CONFIDENT_ORG_API_KEY",
  `\${CONFIDENT_ORG_API_KEY}`,
  "{{ CONFIDENT_ORG_API_KEY }}",
  "%CONFIDENT_ORG_API_KEY%",
  "undefined",
  "null",
])("rejects the key %j, whatever its source", async (value) => {
  const secret = value.includes("0123456789") ? "0123456789" : `${value} `;
  expectSafe(
    await failureFrom(() => new ConfidentAdmin({ apiKey: value, fetch })),
    "apiKey",
    secret,
  );
  const apiKey = async () => value;
  expectSafe(await failureFrom(() => new ConfidentAdmin({ apiKey, fetch })), "function", secret);
  vi.stubEnv("CONFIDENT_ORG_API_KEY", value);
  const fromVariable = await failureFrom(() => new ConfidentAdmin({ fetch }));
  expectSafe(fromVariable, "CONFIDENT_ORG_API_KEY", secret);
});

test.for([
  "https://secret.test,",
  "https://secret.test;",
  "https://secret.test # prod",
  "https://secret.test\\n",
  "/secret,",
  "$CONFIDENT_BASE_URL_SECRET",
  "%CONFIDENT_BASE_URL_SECRET%",
  "undefined",
  "null",
])("rejects the base URL %j, whatever its source", async (value) => {
  const secret = "secret.test";
  const given = await failureFrom(() => new ConfidentAdmin({ apiKey: KEY, baseUrl: value, fetch }));
  expectSafe(given, "baseUrl", secret);
  vi.stubEnv("CONFIDENT_BASE_URL", value);
  const fromVariable = await failureFrom(() => new ConfidentAdmin({ apiKey: KEY, fetch }));
  expectSafe(fromVariable, "CONFIDENT_BASE_URL", secret);
});

test.for(["EU # prod", "EU,", "EU;", "EU\\n", "$CONFIDENT_REGION", "undefined", "null"])(
  "rejects the region %j, whatever its source",
  async (value) => {
    const region = value as "EU";
    const given = await failureFrom(() => new ConfidentAdmin({ apiKey: KEY, region, fetch }));
    expectSafe(given, "region", `${value} `);
    vi.stubEnv("CONFIDENT_REGION", value);
    const fromVariable = await failureFrom(() => new ConfidentAdmin({ apiKey: KEY, fetch }));
    expectSafe(fromVariable, "CONFIDENT_REGION", `${value} `);
  },
);
