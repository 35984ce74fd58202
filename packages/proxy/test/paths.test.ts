import { expect, test } from "vitest";
import { BASE_PATH, POLICIES, startProxy } from "./support/start-proxy.ts";

const firstLine = (request: string | undefined) => request?.split("\r\n", 1)[0];

test.each([
  ["/v1/organization/policies", "outside the base path"],
  ["/api/confidentX/v1/organization/policies", "a longer base path"],
  ["/API/confident/v1/organization/policies", "another case"],
  ["/api/%63onfident/v1/organization/policies", "an encoded base path"],
  [BASE_PATH, "the base path alone"],
  [`${BASE_PATH}/`, "the base path with a slash"],
  [`${BASE_PATH}//v1/organization/policies`, "a double slash"],
  [`${BASE_PATH}/v1//organization/policies`, "a double slash in the middle"],
  [`${POLICIES}//`, "two trailing slashes"],
  [`${POLICIES}/p1//`, "two trailing slashes after an id"],
  [`${POLICIES}/p1/permissions`, "a segment after an id"],
  [`${POLICIES};x=1`, "a path parameter"],
  [`${BASE_PATH}/v1/organization/nothing`, "an unknown endpoint"],
  [`${BASE_PATH}/v1/organization/elsewhere`, "another unknown endpoint"],
  [`${BASE_PATH}/v1/organization%2Fpolicies`, "an encoded slash between segments"],
  [`${BASE_PATH}/v1/organization%5Cpolicies`, "an encoded backslash"],
  [`${POLICIES}/../nothing/r1`, "raw dots"],
  [`${POLICIES}/%2e%2e/nothing/r1`, "encoded dots"],
  [`${POLICIES}/.%2E/nothing/r1`, "one encoded dot"],
  [`${POLICIES}/..\\nothing\\r1`, "backslashes"],
  [`${BASE_PATH}/../../v1/organization/policies`, "dots beyond the base path"],
  [`//evil.test${POLICIES}`, "a host in the path"],
])("responds to %s with a 404: %s", async (target) => {
  const proxy = await startProxy();
  for (const method of ["GET", "PUT", "DELETE"]) {
    expect((await proxy.send({ method, target })).status).toBe(404);
  }
  expect(proxy.api.requests).toEqual([]);
});

test.each([
  ["%252e%252e", "dots encoded twice"],
  ["%25252e%25252E", "dots encoded three times"],
  ["..%2froles%2fr1", "dots and an encoded slash"],
  ["..%252froles", "dots and a slash encoded twice"],
  ["x%2f..%2f..%2froles", "dots in the middle"],
  ["..%5croles", "dots and a backslash"],
  ["%2e%2e%5croles", "encoded dots and a backslash"],
  ["p1%00", "a null byte"],
  ["p1%2500", "a null byte encoded twice"],
  ["p1%0d%0aX-Injected:%201", "a line break"],
  ["%c0%ae%c0%ae", "overlong UTF-8"],
  ["..%c0%af..%c0%afroles", "an overlong slash"],
  ["..%e0%80%afroles", "an overlong slash of three bytes"],
  ["%f0%80%80%ae%f0%80%80%ae", "overlong dots of four bytes"],
  ["%uff0e%uff0e", "full-width dots in IIS's encoding"],
  ["..%25c0%25af..%25c0%25afroles", "an overlong slash encoded twice"],
  ["%25c0%25ae%25c0%25ae", "overlong dots encoded twice"],
  ["%25e0%2580%25ae", "an overlong dot of three bytes encoded twice"],
  ["%25uff0e%25uff0e", "full-width dots in IIS's encoding, encoded twice"],
  ["%ed%a0%80", "an unpaired surrogate"],
  ["%ff", "invalid UTF-8"],
  ["%zz", "an invalid percent-encoding"],
  ["%", "an incomplete percent-encoding"],
  ["p".repeat(1025), "too many characters"],
])("rejects the id %s: %s", async (id) => {
  const proxy = await startProxy();
  const response = await proxy.send({ method: "DELETE", target: `${POLICIES}/${id}` });
  expect(response.status).toBe(400);
  expect(proxy.api.requests).toEqual([]);
  expect(proxy.audits).toMatchObject([{ outcome: "rejected", status: 400 }]);
});

test.each([
  ["p1", "p1"],
  ["%70%31", "p1"],
  ["a:b=1", "a%3Ab%3D1"],
  ["p%201%C3%A9", "p%201%C3%A9"],
  ["@evil.test:80", "%40evil.test%3A80"],
  ["__proto__", "__proto__"],
])("sends the id %s as one segment, encoded once: %s", async (id, sent) => {
  const proxy = await startProxy();
  const response = await proxy.send({ method: "DELETE", target: `${POLICIES}/${id}` });
  expect(response.status).toBe(200);
  expect(proxy.api.requests.map(firstLine)).toEqual([
    `DELETE /v1/organization/policies/${sent} HTTP/1.1`,
  ]);
});

test("sends the document's path, however the caller spells it", async () => {
  const proxy = await startProxy();
  const target = `${BASE_PATH}/x/../v1/%6frganization/%70olicies#/../roles`;
  expect((await proxy.send({ target })).status).toBe(200);
  expect(proxy.api.requests.map(firstLine)).toEqual(["GET /v1/organization/policies HTTP/1.1"]);
});

test.each(["?x=1", "?organizationId=2", "?&", "?%00", "?/../roles"])(
  "rejects the query %s",
  async (query) => {
    const proxy = await startProxy();
    expect((await proxy.send({ target: POLICIES + query })).status).toBe(400);
    expect(proxy.api.requests).toEqual([]);
  },
);

test.each([
  ["an absolute URL", `http://evil.test${POLICIES}`],
  ["an absolute URL of the right host", `https://admin.test${POLICIES}`],
  ["an asterisk", "*"],
])("rejects %s instead of a path", async (_, target) => {
  const proxy = await startProxy();
  expect((await proxy.send({ method: "OPTIONS", target })).status).toBe(400);
  expect((await proxy.send({ method: "DELETE", target })).status).toBe(400);
  expect(proxy.api.requests).toEqual([]);
});

test.each([
  ["POST", `${POLICIES}/p1`, "PUT, DELETE"],
  ["PATCH", `${POLICIES}/p1`, "PUT, DELETE"],
  ["HEAD", POLICIES, "GET, POST"],
  ["OPTIONS", POLICIES, "GET, POST"],
  ["PUT", POLICIES, "GET, POST"],
  ["DELETE", `${BASE_PATH}/v1/organization`, "GET, PUT"],
  ["QUERY", POLICIES, "GET, POST"],
])("rejects %s %s with a 405 that lists the allowed methods", async (method, target, allow) => {
  const proxy = await startProxy();
  const response = await proxy.send({ method, target });
  expect(response.status).toBe(405);
  expect(response.headers.get("allow")).toBe(allow);
  expect(proxy.api.requests).toEqual([]);
});

test("rejects TRACE, which a Request cannot have", async () => {
  const proxy = await startProxy();
  expect((await proxy.send({ method: "TRACE", target: POLICIES })).status).toBe(400);
});
