import { request } from "node:http";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type ExpectedRequest, faultsOf } from "./support/check-request.ts";
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

async function faultsWith({
  target = TARGET,
  headers = HEADERS as Record<string, string>,
  body = JSON.stringify(BODY),
}): Promise<string[]> {
  recorder.requests.length = 0;
  await fetch(recorder.url + target, { method: "PUT", headers, body });
  return recorder.requests.flatMap((recorded) => faultsOf(recorded, expected));
}

test("a request as it should be has no faults", async () => {
  expect(await faultsWith({})).toEqual([]);
  expect(recorder.requests).toHaveLength(1);
});

test("a field that the document does not know is a fault, by Prism's word", async () => {
  const body = JSON.stringify({ ...BODY, color: "red" });
  expect(await faultsWith({ body })).toEqual([
    expect.stringMatching(/^Prism reports .*additionalProperties.*'color'/),
    `body is ${body}, not ${JSON.stringify(BODY)}`,
  ]);
});

test("a query parameter that the document does not declare is a fault", async () => {
  expect(await faultsWith({ target: `${TARGET}?page=1&dry=1` })).toEqual([
    `target is ${TARGET}?page=1&dry=1, not ${TARGET}`,
    "query parameter dry is not declared",
  ]);
});

test.each([
  ["encoded twice", `${PATH}/policy%252Fuuid`],
  ["encoded in another case", `${PATH}/policy%2fuuid`],
])("an id %s is a fault", async (_, target) => {
  expect(await faultsWith({ target })).toEqual([`target is ${target}, not ${TARGET}`]);
});

test("an id that is not encoded is a fault", async () => {
  expect(await faultsWith({ target: `${PATH}/policy/uuid` })).toContain(
    `target is ${PATH}/policy/uuid, not ${TARGET}`,
  );
});

test("a placeholder that is not filled is a fault", async () => {
  expect(await faultsWith({ target: `${PATH}/{policyId}` })).toContain(
    "placeholder %7BpolicyId%7D is not filled",
  );
});

test.each([
  ["X-Surprise", "1", "header x-surprise is 1, not undefined"],
  ["User-Agent", "me", "header user-agent is me, not undefined"],
  ["Accept", "*/*", "header accept is */*, not application/json"],
  ["CONFIDENT_API_KEY", "other", `header confident_api_key is other, not ${API_KEY}`],
])("the header %s: %s is a fault", async (name, value, fault) => {
  expect(await faultsWith({ headers: { ...HEADERS, [name]: value } })).toEqual([fault]);
});

test("a key under a name with hyphens is a fault", async () => {
  const { CONFIDENT_API_KEY, ...rest } = HEADERS;
  const headers = { ...rest, "CONFIDENT-API-KEY": CONFIDENT_API_KEY };
  expect(await faultsWith({ headers })).toEqual([
    expect.stringMatching(/^Prism reports .*401/),
    `header confident_api_key is undefined, not ${API_KEY}`,
    `header confident-api-key is ${API_KEY}, not undefined`,
  ]);
});

test("a header that is sent twice is a fault", async () => {
  recorder.requests.length = 0;
  await putWithTwoAccepts();
  expect(recorder.requests.flatMap((recorded) => faultsOf(recorded, expected))).toEqual([
    "header accept is sent again",
  ]);
});

// fetch joins what is set twice, so that it takes another client to send a header twice.
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
    request(recorder.url + TARGET, { method: "PUT", headers }, (answer) =>
      answer.resume().on("end", resolve),
    )
      .on("error", reject)
      .end(body);
  });
}
