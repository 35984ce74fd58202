// Documents that are valid but unusual, and documents with mistakes.
// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { buildOperations } from "../scripts/operations/build-operations.mjs";
import { toTypeScript } from "../scripts/operations/to-source.mjs";
import { build, closed, json, success } from "./support/operations.mjs";

const string = { type: "string" };
/** @param {string} name */
const inPath = (name) => ({ name, in: "path", required: true, schema: string });

/** @type {Record<string, [path: string, declared: string[], message: string]>} */
const PATHS = {
  "a parameter that is not declared": ["/users/{id}", [], '"{id}" without a path parameter "id"'],
  "a parameter with another name": [
    "/users/{id}",
    ["userId"],
    '"{id}" without a path parameter "id"',
  ],
  "a parameter that is not in the path": [
    "/users",
    ["id"],
    'a path parameter "id" that the path does not contain',
  ],
  "a parameter within a segment": [
    "/users/{id}:purge",
    ["id"],
    'the segment "{id}:purge". A parameter must be a complete segment, with a name of letters, digits, "_", "-" and "."',
  ],
  "an exploded parameter": [
    "/users/{id*}",
    ["id*"],
    'the segment "{id*}". A parameter must be a complete segment, with a name of letters, digits, "_", "-" and "."',
  ],
  "a parameter that occurs twice": ["/users/{id}/{id}", ["id"], '"{id}" twice'],
};

for (const [what, [path, names, message]] of Object.entries(PATHS)) {
  test(`rejects a path with ${what}`, () => {
    assert.throws(() => build({ parameters: names.map(inPath) }, { path }), {
      message: `getThing: path: the operations table does not support ${message}.`,
    });
  });
}

for (const path of ["/users/{user-id}", "/users/{user.id}/", "/{_id}/x"]) {
  test(`accepts the path ${path}`, () => {
    const [, name = ""] = /\{(.*)\}/.exec(path) ?? [];
    assert.equal(build({ parameters: [inPath(name)] }, { path }).path, path);
  });
}

/** @type {Record<string, Record<string, any>>} */
const IGNORED = {
  security: { security: [{ bearer: [] }] },
  servers: { servers: [{ url: "https://other.test" }] },
  callbacks: { callbacks: { done: {} } },
};
for (const [what, rest] of Object.entries(IGNORED)) {
  test(`ignores an operation's own ${what}`, () => {
    assert.deepEqual(build(rest), build({}));
  });
}

test("ignores the servers of a path", () => {
  assert.deepEqual(build({}, { item: { servers: [] } }), build({}));
});

test("lists only exact statuses, and finds the value in a response of the range 2XX", () => {
  const thing = success({ thing: closed({ id: string }) });
  const operation = build({ responses: { "2XX": thing, 404: {}, "5XX": {}, default: {} } });
  assert.deepEqual([operation.statuses, operation.value], [[404], "thing"]);
});

test("finds secrets in a default response", () => {
  const responses = { default: json(closed({ key: { ...string, "x-secret": true } })) };
  assert.deepEqual(build({ responses }).secrets, ["key"]);
});

test("accepts an operation without responses", () => {
  const operation = build({ responses: undefined });
  assert.deepEqual([operation.statuses, operation.secrets], [[], []]);
});

test("accepts empty paths, parameters and responses, as in unfinished YAML", () => {
  const get = { operationId: "getA", parameters: null, responses: null };
  const paths = { "/a": { parameters: null, get }, "/b": null, "/c": { get: null } };
  assert.throws(() => buildOperations({ paths }), {
    message:
      'get /c: operation: the operations table does not support an operation without "operationId".',
  });
  const { "/a": a, "/b": b } = paths;
  assert.deepEqual(Object.keys(buildOperations({ paths: { "/a": a, "/b": b } })), ["getA"]);
});

test("rejects two operations with the same operationId", () => {
  const get = { operationId: "getThing", responses: {} };
  const paths = { "/a": { get }, "/b": { get }, "/c": { post: get } };
  assert.throws(() => buildOperations({ paths }), {
    message: [
      "getThing: GET /a and GET /b have the same operationId.",
      "getThing: GET /a and POST /c have the same operationId.",
    ].join("\n"),
  });
});

for (const [operationId, name] of [
  ["", "post /a"],
  [5, "5"],
  [null, "post /a"],
]) {
  test(`rejects the operationId ${JSON.stringify(operationId)}`, () => {
    const paths = { "/a": { post: { operationId, responses: {} } } };
    assert.throws(() => buildOperations({ paths }), {
      message: `${name}: operation: the operations table does not support an operation without "operationId".`,
    });
  });
}

test("keeps the name __proto__, in the table and in its source", async () => {
  const properties = JSON.parse('{ "__proto__": { "type": "string" } }');
  const requestBody = { required: true, ...json(closed(properties)) };
  const get = { operationId: "__proto__", responses: {} };
  const post = { operationId: "setProto", responses: {}, requestBody };
  const table = buildOperations({ paths: { "/a": { get, post } } });
  assert.deepEqual(Object.keys(table), ["__proto__", "setProto"]);
  const [, source = ""] = toTypeScript(table).split(/ = | as const/);
  const { operations } = await import(`data:text/javascript,export const operations = ${source}`);
  assert.deepEqual(Object.keys(operations), ["__proto__", "setProto"]);
  assert.deepEqual(Object.keys(operations.setProto.body.properties), ["__proto__"]);
});

for (const [what, requestBody, message] of /** @type {const} */ ([
  [
    "no content",
    { required: true },
    /^getThing: request body: .* a body without "application\/json"\.$/,
  ],
  [
    "empty content",
    { required: true, content: {} },
    /^getThing: request body: .* a body without "application\/json"\.$/,
  ],
  [
    "no schema",
    { required: true, ...json(/** @type {any} */ (undefined)) },
    /^getThing: request body: .* a missing schema\.$/,
  ],
])) {
  test(`rejects a request body with ${what}`, () => {
    assert.throws(() => build({ requestBody }, { method: "post" }), { message });
  });
}

test("names the operation whose reference is not found", () => {
  const parameters = [{ $ref: "#/components/parameters/Page" }];
  assert.throws(() => build({ parameters }), {
    message:
      /^getThing: Reference not found in this document: "#\/components\/parameters\/Page"\.$/,
  });
});
