import { request } from "node:http";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type ExpectedRequest, findProblems } from "./support/check-request.ts";
import { type Recorder, startRecorder } from "./support/recorder.ts";

const API_KEY = "confident_us_org_0123456789";
const PATH = "/v1/organization/policies";
const TARGET = `${PATH}/policy%2Fuuid`;
const BODY = { name: "Manage billing", permissionIds: ["perm-uuid-1"] };
const HEADERS = {
  Accept: "application/json",
  "Content-Type": "application/json",
  "Cache-Control": "no-cache",
  Pragma: "no-cache",
  CONFIDENT_API_KEY: API_KEY,
};

const expected: ExpectedRequest = {
  method: "PUT",
  target: TARGET,
  headers: { confident_api_key: API_KEY },
  body: BODY,
  query: ["page"],
};

let recorder: Recorder;

beforeAll(async () => {
  recorder = await startRecorder(inject("confidentMockUrl"));
});
afterAll(() => recorder.stop());

async function problemsWith({
  target = TARGET,
  headers = HEADERS as Record<string, string>,
  body = JSON.stringify(BODY),
}): Promise<string[]> {
  recorder.requests.length = 0;
  await fetch(recorder.url + target, { method: "PUT", headers, body });
  return recorder.requests.flatMap((recorded) => findProblems(recorded, expected));
}

test("finds no problem in a correct request", async () => {
  expect(await problemsWith({})).toEqual([]);
  expect(recorder.requests).toHaveLength(1);
});

test("reports an undocumented field, as Prism does", async () => {
  const body = JSON.stringify({ ...BODY, color: "red" });
  expect(await problemsWith({ body })).toEqual([
    expect.stringMatching(/^Prism reports .*additionalProperties.*'color'/),
    `body is ${body}, not ${JSON.stringify(BODY)}`,
  ]);
});

test("reports an undocumented query parameter", async () => {
  expect(await problemsWith({ target: `${TARGET}?page=1&dry=1` })).toEqual([
    `target is ${TARGET}?page=1&dry=1, not ${TARGET}`,
    "query parameter dry is not declared",
  ]);
});

test.each([
  ["encoded twice", `${PATH}/policy%252Fuuid`],
  ["encoded in lowercase", `${PATH}/policy%2fuuid`],
])("reports an id that is %s", async (_, target) => {
  expect(await problemsWith({ target })).toEqual([`target is ${target}, not ${TARGET}`]);
});

test("reports an id that is not encoded", async () => {
  expect(await problemsWith({ target: `${PATH}/policy/uuid` })).toContain(
    `target is ${PATH}/policy/uuid, not ${TARGET}`,
  );
});

test("reports a placeholder without a value", async () => {
  expect(await problemsWith({ target: `${PATH}/{policyId}` })).toContain(
    "placeholder %7BpolicyId%7D has no value",
  );
});

test.each([
  ["X-Surprise", "1", "header x-surprise is 1, not undefined"],
  ["User-Agent", "me", "header user-agent is me, not undefined"],
  ["Accept", "*/*", "header accept is */*, not application/json"],
  ["CONFIDENT_API_KEY", "other", `header confident_api_key is other, not ${API_KEY}`],
])("reports the header %s: %s", async (name, value, problem) => {
  expect(await problemsWith({ headers: { ...HEADERS, [name]: value } })).toEqual([problem]);
});

test("reports a key header spelled with hyphens", async () => {
  const { CONFIDENT_API_KEY, ...rest } = HEADERS;
  const headers = { ...rest, "CONFIDENT-API-KEY": CONFIDENT_API_KEY };
  expect(await problemsWith({ headers })).toEqual([
    expect.stringMatching(/^Prism reports .*401/),
    `header confident_api_key is undefined, not ${API_KEY}`,
    `header confident-api-key is ${API_KEY}, not undefined`,
  ]);
});

test("reports a duplicate header", async () => {
  recorder.requests.length = 0;
  await putWithTwoAccepts();
  expect(recorder.requests.flatMap((recorded) => findProblems(recorded, expected))).toEqual([
    "header accept is duplicated",
  ]);
});

// Not fetch, which joins duplicate headers.
function putWithTwoAccepts(): Promise<void> {
  const body = JSON.stringify(BODY);
  const { host } = new URL(recorder.url);
  const extra = {
    accept: HEADERS.Accept,
    host,
    connection: "close",
    "content-length": body.length,
  };
  const headers = [HEADERS, extra].flatMap(Object.entries).flat().map(String);
  return new Promise((resolve, reject) => {
    request(recorder.url + TARGET, { method: "PUT", headers }, (response) =>
      response.resume().on("end", resolve),
    )
      .on("error", reject)
      .end(body);
  });
}
