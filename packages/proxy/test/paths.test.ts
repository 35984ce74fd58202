import { expect, test } from "vitest";
import { BASE_PATH, POLICIES, startWorld } from "./support/world.ts";

const firstLine = (request: string | undefined) => request?.split("\r\n", 1)[0];

test.each([
  ["/v1/organization/policies", "outside the base path"],
  ["/api/confidentX/v1/organization/policies", "a longer base path"],
  ["/API/confident/v1/organization/policies", "another case"],
  ["/api/%63onfident/v1/organization/policies", "an encoded base path"],
  [BASE_PATH, "the base path alone"],
  [`${BASE_PATH}/`, "the base path with a slash"],
  [`${BASE_PATH}//v1/organization/policies`, "a double slash"],
  [`${BASE_PATH}/v1//organization/policies`, "a double slash further on"],
  [`${POLICIES}//`, "two slashes at the end"],
  [`${POLICIES}/p1//`, "two slashes behind an id"],
  [`${POLICIES}/p1/permissions`, "something behind an id"],
  [`${POLICIES};x=1`, "a path parameter"],
  [`${BASE_PATH}/v1/organization/nothing`, "an endpoint that is not in the document"],
  [`${BASE_PATH}/v1/organization/elsewhere`, "another one"],
  [`${BASE_PATH}/v1/organization%2Fpolicies`, "an encoded slash between segments"],
  [`${BASE_PATH}/v1/organization%5Cpolicies`, "an encoded backslash"],
  [`${POLICIES}/../nothing/r1`, "raw dots"],
  [`${POLICIES}/%2e%2e/nothing/r1`, "encoded dots"],
  [`${POLICIES}/.%2E/nothing/r1`, "half encoded dots"],
  [`${POLICIES}/..\\nothing\\r1`, "backslashes"],
  [`${BASE_PATH}/../../v1/organization/policies`, "dots beyond the base path"],
  [`//evil.test${POLICIES}`, "a host in the path"],
])("%s is nobody's path: %s", async (target) => {
  const world = await startWorld();
  for (const method of ["GET", "PUT", "DELETE"]) {
    expect((await world.send({ method, target })).status).toBe(404);
  }
  expect(world.api.requests).toEqual([]);
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
  ["..%e0%80%afroles", "a slash that is longer still"],
  ["%f0%80%80%ae%f0%80%80%ae", "dots of four bytes"],
  ["%uff0e%uff0e", "what some servers take for dots"],
  ["..%25c0%25af..%25c0%25afroles", "an overlong slash encoded twice"],
  ["%25c0%25ae%25c0%25ae", "overlong dots encoded twice"],
  ["%25e0%2580%25ae", "a dot that is longer still, encoded twice"],
  ["%25uff0e%25uff0e", "encoded, what some servers take for dots"],
  ["%ed%a0%80", "half of a surrogate pair"],
  ["%ff", "what is not UTF-8"],
  ["%zz", "what is not an encoding"],
  ["%", "half an encoding"],
  ["p".repeat(1025), "too many characters"],
])("the id %s is refused: %s", async (id) => {
  const world = await startWorld();
  const answer = await world.send({ method: "DELETE", target: `${POLICIES}/${id}` });
  expect(answer.status).toBe(400);
  expect(world.api.requests).toEqual([]);
  expect(world.audits).toMatchObject([{ outcome: "rejected", status: 400 }]);
});

test.each([
  ["p1", "p1"],
  ["%70%31", "p1"],
  ["a:b=1", "a%3Ab%3D1"],
  ["p%201%C3%A9", "p%201%C3%A9"],
  ["@evil.test:80", "%40evil.test%3A80"],
  ["__proto__", "__proto__"],
])("the id %s arrives as one segment, %s, encoded once", async (id, sent) => {
  const world = await startWorld();
  const answer = await world.send({ method: "DELETE", target: `${POLICIES}/${id}` });
  expect(answer.status).toBe(200);
  expect(world.api.requests.map(firstLine)).toEqual([
    `DELETE /v1/organization/policies/${sent} HTTP/1.1`,
  ]);
});

test("the path that arrives is the template's, however the caller spelled it", async () => {
  const world = await startWorld();
  const target = `${BASE_PATH}/x/../v1/%6frganization/%70olicies#/../roles`;
  expect((await world.send({ target })).status).toBe(200);
  expect(world.api.requests.map(firstLine)).toEqual(["GET /v1/organization/policies HTTP/1.1"]);
});

test.each(["?x=1", "?organizationId=2", "?&", "?%00", "?/../roles"])(
  "the query %s is refused",
  async (query) => {
    const world = await startWorld();
    expect((await world.send({ target: POLICIES + query })).status).toBe(400);
    expect(world.api.requests).toEqual([]);
  },
);

test.each([
  ["an absolute URL", `http://evil.test${POLICIES}`],
  ["an absolute URL of the right host", `https://admin.test${POLICIES}`],
  ["an asterisk", "*"],
])("%s instead of a path is refused", async (_, target) => {
  const world = await startWorld();
  expect((await world.send({ method: "OPTIONS", target })).status).toBe(400);
  expect((await world.send({ method: "DELETE", target })).status).toBe(400);
  expect(world.api.requests).toEqual([]);
});

test.each([
  ["POST", `${POLICIES}/p1`, "PUT, DELETE"],
  ["PATCH", `${POLICIES}/p1`, "PUT, DELETE"],
  ["HEAD", POLICIES, "GET, POST"],
  ["OPTIONS", POLICIES, "GET, POST"],
  ["PUT", POLICIES, "GET, POST"],
  ["DELETE", `${BASE_PATH}/v1/organization`, "GET, PUT"],
  ["QUERY", POLICIES, "GET, POST"],
])("%s %s is refused, and told what there is", async (method, target, allow) => {
  const world = await startWorld();
  const answer = await world.send({ method, target });
  expect(answer.status).toBe(405);
  expect(answer.headers.get("allow")).toBe(allow);
  expect(world.api.requests).toEqual([]);
});

test("TRACE, which Fetch does not know, is refused", async () => {
  const world = await startWorld();
  expect((await world.send({ method: "TRACE", target: POLICIES })).status).toBe(400);
});
