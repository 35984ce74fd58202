// Keys, base URLs and regions that were pasted with extra characters. The error names the source of the value.
import { inspect } from "node:util";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ConfidentAdmin, type ConfidentOptions, isConfidentError } from "../../src/index.ts";
import { API_KEY, failureOf, SUCCESS } from "../support/calls.ts";

const VARIABLES = ["CONFIDENT_ORG_API_KEY", "CONFIDENT_BASE_URL", "CONFIDENT_REGION"] as const;

beforeEach(() => {
  for (const name of VARIABLES) {
    vi.stubEnv(name, "");
  }
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

const fetch = vi.fn(async () => new Response(SUCCESS));
const SECRET = "0123456789";
const QUOTES = [
  '"',
  "'",
  "`",
  "\u201c",
  "\u201d",
  "\u2018",
  "\u2019",
  "\u201e",
  "\u00ab",
  "\u00bb",
];
const PASTED = [
  ...QUOTES.flatMap((mark) => [`${mark}${API_KEY}${mark}`, `${mark}${API_KEY}`, API_KEY + mark]),
  ` "${API_KEY}"\n`,
  `Bearer ${API_KEY}`,
  `bearer\t${API_KEY}`,
  `Basic ${API_KEY}`,
  `CONFIDENT_ORG_API_KEY=${API_KEY}`,
  `export CONFIDENT_ORG_API_KEY="${API_KEY}"`,
  `export CONFIDENT_ORG_API_KEY=${API_KEY}`,
  `CONFIDENT_API_KEY: ${API_KEY}`,
  `Authorization: Bearer ${API_KEY}`,
  `apiKey=${API_KEY}`,
  `x-api-key: ${API_KEY}`,
  `<${API_KEY}>`,
  `\${${API_KEY}}`,
  `{"key":"${API_KEY}"}`,
];

function failure(construct: () => unknown): Error {
  try {
    construct();
  } catch (error) {
    if (isConfidentError(error)) {
      return error;
    }
  }
  throw new Error("This is not a typed error");
}

function expectSource(error: Error, source: string, value: string) {
  expect(error).toMatchObject({ name: "ConfidentConfigError", delivery: "unsent" });
  expect(error.message).toContain(source);
  for (const other of ["apiKey", "baseUrl", "region", ...VARIABLES]) {
    // Each message starts with its source. The rest can name an alternative.
    expect(other !== source && error.message.startsWith(other)).toBe(false);
  }
  const shown =
    inspect(error, { depth: 9, showHidden: true }) + error.stack + JSON.stringify(error);
  expect(shown).not.toContain(value);
}

test.for(PASTED)("rejects the key %j, whatever its source", async (value) => {
  expectSource(
    failure(() => new ConfidentAdmin({ apiKey: value, fetch })),
    "apiKey",
    SECRET,
  );
  vi.stubEnv("CONFIDENT_ORG_API_KEY", value);
  expectSource(
    failure(() => new ConfidentAdmin({ fetch })),
    "CONFIDENT_ORG_API_KEY",
    SECRET,
  );
  const { policies } = new ConfidentAdmin({ apiKey: async () => value, fetch });
  expectSource(await failureOf(policies.list()), "the apiKey function", SECRET);
  expect(fetch).not.toHaveBeenCalled();
});

test.for(["self-hosted key", "abcdefgh==", "AbCdEfGhKey=", "in\"the'middle", "key_0123456789"])(
  "sends the unusual key %j",
  async (apiKey) => {
    const fetch = vi.fn(async (_: unknown, init?: RequestInit) => {
      expect(init?.headers).toMatchObject({ CONFIDENT_API_KEY: apiKey });
      return new Response(SUCCESS);
    });
    expect(await new ConfidentAdmin({ apiKey, fetch }).policies.list()).toEqual([]);
    expect(fetch).toHaveBeenCalledTimes(1);
  },
);

test.for([
  ["confident_us_secretsecret", /This is a project key/],
  ["confident_us_org_\nsecret", /line break/],
] as const)("names the source of the invalid key %j", async ([value, message]) => {
  vi.stubEnv("CONFIDENT_ORG_API_KEY", value);
  const fromFunction = new ConfidentAdmin({ apiKey: () => value, fetch });
  const errors = {
    apiKey: failure(() => new ConfidentAdmin({ apiKey: value })),
    CONFIDENT_ORG_API_KEY: failure(() => new ConfidentAdmin()),
    "the apiKey function": await failureOf(fromFunction.policies.list()),
  };
  for (const [source, error] of Object.entries(errors)) {
    expectSource(error, source, "secret");
    expect(error.message).toMatch(message);
  }
});

test("names the source of a missing key, and what to do about it", async () => {
  const noKey = (options?: ConfidentOptions) => failure(() => new ConfidentAdmin(options)).message;
  expect(noKey()).toMatch(/^No API key from CONFIDENT_ORG_API_KEY\. Set it, or pass apiKey\. Find/);
  expect(noKey({ apiKey: " " })).toMatch(
    /^No API key from apiKey\. It must be a non-empty string\. Find/,
  );
  const { policies } = new ConfidentAdmin({ apiKey: () => "", fetch });
  const { message } = await failureOf(policies.list());
  expect(message).toMatch(
    /^No API key from the apiKey function\. It must return a non-empty string\. Find/,
  );
});

const URLS = [
  ...QUOTES.flatMap((mark) => [
    `${mark}https://secret.test${mark}`,
    `${mark}https://secret.test`,
    `https://secret.test${mark}`,
    `https://secret.test/a${mark}`,
    `${mark}/api/secret${mark}`,
    `/api/secret${mark}`,
  ]),
  "CONFIDENT_BASE_URL=https://secret.test",
  "export CONFIDENT_BASE_URL=https://secret.test",
  "<https://secret.test>",
  "https://user:secret@api.test",
  "Bearer secret",
];

test.for(URLS)("names the source of the invalid base URL %j", (value) => {
  const given = { apiKey: API_KEY, baseUrl: value };
  expectSource(
    failure(() => new ConfidentAdmin(given)),
    "baseUrl",
    "secret",
  );
  expectSource(
    failure(() => new ConfidentAdmin({ baseUrl: value })),
    "baseUrl",
    "secret",
  );
  vi.stubEnv("CONFIDENT_BASE_URL", value);
  const fromEnvironment = failure(() => new ConfidentAdmin({ apiKey: API_KEY }));
  expectSource(fromEnvironment, "CONFIDENT_BASE_URL", "secret");
});

test("accepts a base URL with a quotation mark in its path", async () => {
  const urls: unknown[] = [];
  const fetch = async (url: unknown) => {
    urls.push(url);
    return new Response(SUCCESS);
  };
  const options = { apiKey: API_KEY, baseUrl: "https://api.test/it's/here", fetch };
  await new ConfidentAdmin(options).policies.list();
  expect(urls).toEqual(["https://api.test/it's/here/v1/organization/policies"]);
});

test.for(['"EU"', "'eu'", "\u201cEU\u201d", "CONFIDENT_REGION=EU", "MARS"])(
  "names the source of the invalid region %j",
  (value) => {
    const region = value as "EU";
    const error = failure(() => new ConfidentAdmin({ apiKey: API_KEY, region }));
    expectSource(error, "region", value);
    vi.stubEnv("CONFIDENT_REGION", value);
    const fromEnvironment = failure(() => new ConfidentAdmin({ apiKey: API_KEY }));
    expectSource(fromEnvironment, "CONFIDENT_REGION", value);
  },
);

test("treats an unreadable environment as empty", async () => {
  const env = new Proxy(
    {},
    {
      get: () => {
        throw new Error("Requires env access");
      },
    },
  );
  vi.stubGlobal("process", { ...process, env });
  const fetch = async () => new Response(SUCCESS);
  expect(await new ConfidentAdmin({ apiKey: API_KEY, fetch }).policies.list()).toEqual([]);
  expect(failure(() => new ConfidentAdmin()).message).toContain("CONFIDENT_ORG_API_KEY");
});
