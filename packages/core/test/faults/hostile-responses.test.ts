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

test("reads a body of 10 MB by default, and rejects one more byte", async ({ servers }) => {
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

test("reads a body of maxResponseBytes, and rejects one more byte", async ({ servers }) => {
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

test.for([0, -1, Number.NaN])("rejects a limit of %d bytes at construction", (limit) => {
  const construct = () => new ConfidentAdmin({ apiKey: API_KEY, maxResponseBytes: limit });
  expect(construct).toThrow(expect.objectContaining({ name: "ConfidentConfigError" }));
  expect(construct).toThrow("maxResponseBytes must be a positive number of bytes.");
});

test("reads a body of any size if the limit is Infinity", async ({ servers }) => {
  const server = await servers.http(reply(200, SUCCESS.padEnd(LIMIT)));
  const admin = adminOf(server, { maxResponseBytes: Number.POSITIVE_INFINITY });
  expect(await operations.PUT(admin)).toEqual(POLICY);
});

test("retries and reports a failure as usual if its body is too large", async ({ servers }) => {
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

test("rejects an endless body as soon as it is too large", async ({ servers }) => {
  const endless: Step = (response) => {
    const more = () => {
      while (response.write("x".repeat(65_536))) {}
    };
    response.on("drain", more);
    more();
  };
  const server = await servers.http(endless);
  expect(await failureOf(operations.GET(adminOf(server, limited)))).toMatchObject({
    name: "ConfidentResponseError",
    status: 200,
  });
  expect(server.requests).toHaveLength(1);
});

test("limits the decompressed size while it decompresses", async ({ servers }) => {
  const bomb: Step = (response) => {
    response.writeHead(200, { "content-encoding": "gzip" });
    const gzip = createGzip();
    gzip.pipe(response);
    const zeros = Buffer.alloc(1_000_000);
    response.on("close", () => gzip.destroy());
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
  "decompresses %s, and rejects an invalid body with a typed error",
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

test("decodes a character that is split across two chunks", async ({ servers }) => {
  const body = Buffer.from(SUCCESS.replace("Billing", "Bücher"));
  const middle = body.indexOf("ü") + 1;
  const server = await servers.http(async (response) => {
    response.write(body.subarray(0, middle));
    await pause(50);
    response.end(body.subarray(middle));
  });
  expect(await operations.PUT(adminOf(server))).toEqual({ ...POLICY, name: "Bücher" });
});

test("reports a failure by its status if its body breaks, and does not retry a 409", async ({
  servers,
}) => {
  const broken: Step = (response) => {
    response.writeHead(409, { "content-length": "100" }).write("{");
    setTimeout(() => response.destroy(), 20);
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
  ["a 500 of", 500, deep, "ConfidentApiError"],
  ["a 400 with", 400, `{"error":"No","details":${deep}}`, "ConfidentApiError"],
  ["a success: false with", 200, `{"success":false,"details":${deep}}`, "ConfidentApiError"],
  ["a 200 of", 200, deep, "ConfidentResponseError"],
  ["a list of", 200, envelope(`"policies":${deep}`), "ConfidentResponseError"],
] as const)("rejects %s 100,000 nested brackets", async ([, status, body, name], { servers }) => {
  const server = await servers.http(reply(status, body));
  expect(await failureOf(operations.GET(adminOf(server, once)))).toMatchObject({
    name,
    status,
    delivery: "answered",
    operation: "listPolicies",
  });
  expect(server.requests).toHaveLength(1);
});

test("ignores 100,000 nested brackets in an unknown field", async ({ servers }) => {
  const server = await servers.http(reply(200, envelope('"policies":[]', `,"more":${deep}`)));
  expect(await operations.GET(adminOf(server))).toEqual([]);
});

test("returns unknown fields and enum values", async ({ servers }) => {
  const organization = { id: "o", name: "O", plan: "GALACTIC", created_at: "today", color: "red" };
  const server = await servers.http(
    reply(
      200,
      JSON.stringify({ success: true, data: { organization, more: 1 }, link: "x", later: 2 }),
    ),
  );
  expect(await adminOf(server).organization.get()).toEqual(organization);
});

test("treats __proto__ and constructor as ordinary fields", async ({ servers }) => {
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
  const failure = await failureOf(operations.GET(adminOf(server)));
  expect(failure).toMatchObject({ name: "ConfidentApiError", serverMessage: "No" });
  expect(failure).not.toHaveProperty("polluted");
  const withoutFields = await failureOf(operations.GET(adminOf(server)));
  expect(withoutFields).toMatchObject({ name: "ConfidentResponseError", status: 200 });
  expect({}).not.toHaveProperty("polluted");
});
