import { brotliCompressSync, createGzip, deflateSync, gzipSync } from "node:zlib";
import { expect } from "vitest";
import { ConfidentAdmin } from "../../src/index.ts";
import {
  API_KEY,
  adminOf,
  failureOf,
  NOW,
  operations,
  POLICY,
  pause,
  reply,
  SUCCESS,
} from "../support/calls.ts";
import { type Step, test } from "../support/servers.ts";

const DEFAULT_LIMIT = 10_000_000;
const LIMIT = 100_000;
const limited = { maxResponseBytes: LIMIT };
const once = { retries: 0 };
const envelope = (data: string, rest = "") => `{"success":true,"data":{${data}}${rest}}`;
const deep = "[".repeat(100_000) + "]".repeat(100_000);

test("by default a body of 10 MB is read, and one byte more is rejected", async ({ servers }) => {
  const server = await servers.http(
    reply(200, SUCCESS.padEnd(DEFAULT_LIMIT)),
    reply(200, SUCCESS.padEnd(DEFAULT_LIMIT + 1)),
  );
  expect(await operations.PUT(adminOf(server))).toEqual(POLICY);
  expect(await failureOf(operations.GET(adminOf(server)))).toMatchObject({
    name: "ConfidentResponseError",
    status: 200,
    delivery: "answered",
    message: "[GET] /v1/organization/policies 200: the body is larger than 10000000 bytes",
  });
  expect(server.requests).toHaveLength(2);
});

test("the limit can be set: a body of that size is read, and one byte more is rejected", async ({
  servers,
}) => {
  const server = await servers.http(
    reply(200, SUCCESS.padEnd(LIMIT)),
    reply(200, SUCCESS.padEnd(LIMIT + 1)),
  );
  const admin = adminOf(server, limited);
  expect(await operations.PUT(admin)).toEqual(POLICY);
  expect(await failureOf(operations.GET(admin))).toMatchObject({
    name: "ConfidentResponseError",
    status: 200,
    delivery: "answered",
    message: "[GET] /v1/organization/policies 200: the body is larger than 100000 bytes",
  });
  expect(server.requests).toHaveLength(2);
});

test.for([0, -1, Number.NaN])("a limit of %d bytes is rejected at construction", (limit) => {
  const construct = () => new ConfidentAdmin({ apiKey: API_KEY, maxResponseBytes: limit });
  expect(construct).toThrow(expect.objectContaining({ name: "ConfidentConfigError" }));
  expect(construct).toThrow("maxResponseBytes must be a number of bytes above 0.");
});

test("a limit of Infinity is none", async ({ servers }) => {
  const server = await servers.http(reply(200, SUCCESS.padEnd(LIMIT)));
  const admin = adminOf(server, { maxResponseBytes: Number.POSITIVE_INFINITY });
  expect(await operations.PUT(admin)).toEqual(POLICY);
});

test("a failure with a body beyond the limit is that failure, and is retried as one", async ({
  servers,
}) => {
  const large = SUCCESS.padEnd(LIMIT + 1);
  const server = await servers.http(reply(503, large, NOW), reply(500, large, NOW));
  const admin = adminOf(server, { ...limited, retries: 1 });
  expect(await failureOf(operations.GET(admin))).toMatchObject({
    name: "ConfidentApiError",
    status: 500,
    body: undefined,
  });
  expect(server.requests).toHaveLength(2);
});

test("a body without an end is rejected as soon as it is too large", async ({ servers }) => {
  const endless: Step = (answer) => {
    const more = () => {
      while (answer.write("x".repeat(65_536))) {}
    };
    answer.on("drain", more);
    more();
  };
  const server = await servers.http(endless);
  expect(await failureOf(operations.GET(adminOf(server, limited)))).toMatchObject({
    name: "ConfidentResponseError",
    status: 200,
  });
  expect(server.requests).toHaveLength(1);
});

test("what counts is the size after decompression, while it is going on", async ({ servers }) => {
  const bomb: Step = (answer) => {
    answer.writeHead(200, { "content-encoding": "gzip" });
    const gzip = createGzip();
    gzip.pipe(answer);
    const zeros = Buffer.alloc(1_000_000);
    answer.on("close", () => gzip.destroy());
    const more = () => {
      while (!gzip.destroyed && gzip.write(zeros)) {}
    };
    gzip.on("drain", more);
    more();
  };
  const server = await servers.http(bomb);
  expect(await failureOf(operations.GET(adminOf(server, limited)))).toMatchObject({
    name: "ConfidentResponseError",
    status: 200,
  });
  expect(server.requests).toHaveLength(1);
});

test.for([
  ["gzip", gzipSync],
  ["deflate", deflateSync],
  ["br", brotliCompressSync],
] as const)(
  "%s is understood, and is a typed error where it is none",
  async ([encoding, compress], { servers }) => {
    const headers = { "content-encoding": encoding };
    const server = await servers.http(
      reply(200, compress(SUCCESS), headers),
      reply(200, SUCCESS, headers),
    );
    expect(await operations.PUT(adminOf(server))).toEqual(POLICY);
    expect(await failureOf(operations.PUT(adminOf(server)))).toMatchObject({
      name: "ConfidentResponseError",
      status: 200,
      delivery: "answered",
      message: "[PUT] /v1/organization/policies/p1 200: the body cannot be decompressed",
      cause: expect.any(Error),
    });
    expect(server.requests).toHaveLength(2);
  },
);

test("a character that arrives in two parts is one", async ({ servers }) => {
  const body = Buffer.from(SUCCESS.replace("Billing", "Bücher"));
  const middle = body.indexOf("ü") + 1;
  const server = await servers.http(async (answer) => {
    answer.write(body.subarray(0, middle));
    await pause(50);
    answer.end(body.subarray(middle));
  });
  expect(await operations.PUT(adminOf(server))).toEqual({ ...POLICY, name: "Bücher" });
});

test("a failure whose body breaks is what its status says, and a 409 is not repeated", async ({
  servers,
}) => {
  const broken: Step = (answer) => {
    answer.writeHead(409, { "content-length": "100" }).write("{");
    setTimeout(() => answer.destroy(), 20);
  };
  const server = await servers.http(broken);
  expect(await failureOf(operations.PUT(adminOf(server)))).toMatchObject({
    name: "ConfidentApiError",
    status: 409,
    message: "[PUT] /v1/organization/policies/p1 409: the server gave no reason",
    body: undefined,
  });
  expect(server.requests).toHaveLength(1);
});

test.for([
  ["a 500 that is", 500, deep, "ConfidentApiError"],
  ["a 400 that holds", 400, `{"error":"No","details":${deep}}`, "ConfidentApiError"],
  ["a success: false with", 200, `{"success":false,"details":${deep}}`, "ConfidentApiError"],
  ["a 200 that is", 200, deep, "ConfidentResponseError"],
  ["a list of", 200, envelope(`"policies":${deep}`), "ConfidentResponseError"],
] as const)("%s 100,000 brackets is a typed error", async ([, status, body, name], { servers }) => {
  const server = await servers.http(reply(status, body));
  expect(await failureOf(operations.GET(adminOf(server, once)))).toMatchObject({
    name,
    status,
    delivery: "answered",
    operation: "listPolicies",
  });
  expect(server.requests).toHaveLength(1);
});

test("100,000 brackets in a field that nobody asked for do no harm", async ({ servers }) => {
  const server = await servers.http(reply(200, envelope('"policies":[]', `,"more":${deep}`)));
  expect(await operations.GET(adminOf(server))).toEqual([]);
});

test("unknown fields and enum values pass", async ({ servers }) => {
  const organization = { id: "o", name: "O", plan: "GALACTIC", created_at: "today", color: "red" };
  const server = await servers.http(
    reply(
      200,
      JSON.stringify({ success: true, data: { organization, more: 1 }, link: "x", later: 2 }),
    ),
  );
  expect(await adminOf(server).organization.get()).toEqual(organization);
});

test("__proto__ and constructor are fields like others, and change no prototype", async ({
  servers,
}) => {
  const poison =
    '"__proto__":{"polluted":1,"success":true},"constructor":{"prototype":{"polluted":1}}';
  const server = await servers.http(
    reply(
      200,
      `{${poison},"success":true,"data":{${poison},"policies":[{${poison},"id":"a","name":"b"}]}}`,
    ),
    reply(400, `{${poison},"error":"No"}`),
    reply(200, '{"__proto__":{"success":true,"data":{"policies":[]}}}'),
  );
  const [policy] = await adminOf(server).policies.list();
  expect(Object.keys(policy ?? {})).toEqual(["__proto__", "constructor", "id", "name"]);
  expect(Object.getPrototypeOf(policy)).toBe(Object.prototype);
  const told = await failureOf(operations.GET(adminOf(server)));
  expect(told).toMatchObject({ name: "ConfidentApiError", serverMessage: "No" });
  expect(told).not.toHaveProperty("polluted");
  const inherited = await failureOf(operations.GET(adminOf(server)));
  expect(inherited).toMatchObject({ name: "ConfidentResponseError", status: 200 });
  expect({}).not.toHaveProperty("polluted");
});
