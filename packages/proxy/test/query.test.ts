// The document has integers only in queries, so these tests define their own operations.
import { describe, expect, test } from "vitest";
import { operation, optional, send } from "./support/custom-table.ts";

const API = "GET https://api.confident-ai.com/v1/things";
const page = optional("page", { type: "integer", minimum: 1, default: 1 });
const pageSize = optional("pageSize", { type: "integer", minimum: 1, maximum: 100 });
const paged = { listThings: operation({ parameters: { path: [], query: [page, pageSize] } }) };
const various = {
  listThings: operation({
    parameters: {
      path: [],
      query: [
        optional("search", { type: "string", minLength: 1, maxLength: 5 }),
        optional("status", {
          type: "array",
          items: { type: "string", enum: ["PENDING", "ACCEPTED"] },
          uniqueItems: true,
          maxItems: 2,
        }),
        optional("ids", { type: "array", items: { type: "integer" } }),
        optional("valid", { type: "boolean" }),
        optional("ratio", { type: "number", maximum: 1 }),
      ],
    },
  }),
};

describe("passes declared parameters to the API, authorize and onAudit", () => {
  test.each([
    [paged, "", {}, ""],
    [paged, "?", {}, ""],
    [paged, "?page=2", { page: 2 }, "?page=2"],
    [paged, "?pageSize=100&page=1", { page: 1, pageSize: 100 }, "?page=1&pageSize=100"],
    [paged, "?%70age=2", { page: 2 }, "?page=2"],
    [various, "?search=a+b", { search: "a b" }, "?search=a%20b"],
    [various, "?search=%26x%3D1", { search: "&x=1" }, "?search=%26x%3D1"],
    [various, "?search=42", { search: "42" }, "?search=42"],
    [various, "?search=%F0%9F%8E%82%F0%9F%8E%82%F0%9F%8E%82", { search: "🎂🎂🎂" }, undefined],
    [various, "?status=PENDING", { status: ["PENDING"] }, "?status=PENDING"],
    [
      various,
      "?status=PENDING&status=ACCEPTED",
      { status: ["PENDING", "ACCEPTED"] },
      "?status=PENDING&status=ACCEPTED",
    ],
    [various, "?ids=7&ids=-7&ids=0", { ids: [7, -7, 0] }, "?ids=7&ids=-7&ids=0"],
    [various, "?valid=true", { valid: true }, "?valid=true"],
    [various, "?valid=false", { valid: false }, "?valid=false"],
    [various, "?ratio=0.5", { ratio: 0.5 }, "?ratio=0.5"],
  ])("%#: %o%s", async (table, search, query, sent) => {
    const outcome = await send(table, `/v1/things${search}`);
    expect(outcome).toMatchObject({ status: 200, sent: [expect.stringContaining(API)] });
    expect(outcome.context?.query).toStrictEqual(query);
    expect(outcome.event).toMatchObject({ outcome: "succeeded", query });
    if (sent !== undefined) {
      expect(outcome.sent).toEqual([`${API}${sent}`]);
    }
  });
});

describe("rejects other parameters with a 400 that names them", () => {
  test.each([
    [paged, "?x=1", 'Unknown query parameter "x".'],
    [paged, "?page=1&x=1", 'Unknown query parameter "x".'],
    [paged, "?Page=1", 'Unknown query parameter "Page".'],
    [paged, "?__proto__=1", 'Unknown query parameter "__proto__".'],
    [paged, "?toString=1", 'Unknown query parameter "toString".'],
    [paged, "?page[]=1", 'Unknown query parameter "page[]".'],
    [paged, "?=1", 'Unknown query parameter "".'],
    [paged, "?page=1&page=2", 'Query parameter "page" must not occur more than once.'],
    [paged, "?page=1&page=1", 'Query parameter "page" must not occur more than once.'],
    [paged, "?page", 'Query parameter "page" must be of type integer.'],
    [paged, "?page=", 'Query parameter "page" must be of type integer.'],
    [paged, "?page=one", 'Query parameter "page" must be of type integer.'],
    [paged, "?page=1.0", 'Query parameter "page" must be of type integer.'],
    [paged, "?page=01", 'Query parameter "page" must be of type integer.'],
    [paged, "?page=%2B1", 'Query parameter "page" must be of type integer.'],
    [paged, "?page=1e3", 'Query parameter "page" must be of type integer.'],
    [paged, "?page=0x1", 'Query parameter "page" must be of type integer.'],
    [paged, "?page=%201", 'Query parameter "page" must be of type integer.'],
    [paged, "?page=9007199254740992", 'Query parameter "page" must be of type integer.'],
    [paged, "?page=0", 'Query parameter "page" must be at least 1.'],
    [paged, "?page=-1", 'Query parameter "page" must be at least 1.'],
    [paged, "?pageSize=101", 'Query parameter "pageSize" must be at most 100.'],
    [paged, "?page=%zz", "The query is not encoded correctly."],
    [paged, "?page=%ff", "The query is not encoded correctly."],
    [various, "?search=", 'Query parameter "search" must have a minimum length of 1.'],
    [various, "?search=abcdef", 'Query parameter "search" must have a maximum length of 5.'],
    [
      various,
      "?status=DECLINED",
      'Query parameter "status"[0] must be one of "PENDING", "ACCEPTED".',
    ],
    [
      various,
      "?status=PENDING&status=PENDING",
      'Query parameter "status" must not contain duplicates.',
    ],
    [
      various,
      "?status=PENDING&status=ACCEPTED&status=PENDING",
      'Query parameter "status" must have a maximum length of 2.',
    ],
    [various, "?status=PENDING,ACCEPTED", /^Query parameter "status"\[0\] must be one of/],
    [various, "?ids=7&ids=x", 'Query parameter "ids"[1] must be of type integer.'],
    [various, "?valid=1", 'Query parameter "valid" must be of type boolean.'],
    [various, "?valid=TRUE", 'Query parameter "valid" must be of type boolean.'],
    [various, "?ratio=.5", 'Query parameter "ratio" must be of type number.'],
    [various, "?ratio=Infinity", 'Query parameter "ratio" must be of type number.'],
    [various, "?ratio=1.5", 'Query parameter "ratio" must be at most 1.'],
  ])("%#: %o%s", async (table, search, error) => {
    const outcome = await send(table, `/v1/things${search}`);
    expect(outcome).toMatchObject({ status: 400, sent: [], context: undefined });
    expect(outcome.error).toEqual(typeof error === "string" ? error : expect.stringMatching(error));
    expect(outcome.event).toMatchObject({ outcome: "rejected", query: {}, status: 400 });
  });
});

test("rejects a missing required parameter", async () => {
  const cursor = { name: "cursor", required: true, schema: { type: "string" } } as const;
  const table = { listThings: operation({ parameters: { path: [], query: [cursor] } }) };
  expect(await send(table, "/v1/things")).toMatchObject({
    status: 400,
    error: 'Query parameter "cursor" is required.',
    sent: [],
  });
  expect(await send(table, "/v1/things?cursor=")).toMatchObject({ status: 200 });
});

test("authorize cannot change what is sent", async () => {
  const outcome = await send(
    various,
    "/v1/things?ids=1&valid=true",
    {},
    {
      authorize: ({ query }) => {
        expect(() => Object.assign(query, { valid: false })).toThrow(TypeError);
        expect(() => (query["ids"] as number[]).push(2)).toThrow(TypeError);
        return "someone";
      },
    },
  );
  expect(outcome.sent).toEqual([`${API}?ids=1&valid=true`]);
});

test("checks the operation and the origin before the query", async () => {
  const table = { ...paged, other: operation({ path: "/v1/others" }) };
  const operations = ["other"] as never;
  expect(await send(table, "/v1/things?x=1", {}, { operations })).toMatchObject({ status: 403 });
  const headers = { "sec-fetch-site": "cross-site" };
  expect(await send(table, "/v1/things?x=1", { headers })).toMatchObject({ status: 403 });
});
