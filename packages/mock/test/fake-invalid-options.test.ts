// Mistakes that TypeScript catches and plain JavaScript does not.
import { expect, test } from "vitest";
import { createFakeConfident } from "../src/index.ts";

const FAULTS =
  /^failNext takes an object\. Its options are operation, status, retryAfter, delay, and drop\.$/;

test.each<[unknown, string | RegExp]>([
  [
    { operation: "listPolicies", stauts: 503 },
    "failNext has no option stauts. Its options are operation,",
  ],
  ["updatePolicy", FAULTS],
  [503, FAULTS],
  [undefined, FAULTS],
  [null, FAULTS],
  [[], FAULTS],
])("failNext(%j) throws a TypeError that lists the options", (fault, message) => {
  const failNext = () => createFakeConfident().failNext(fault as never);
  expect(failNext).toThrow(TypeError);
  expect(failNext).toThrow(message);
});

test.each<[unknown, string]>([
  [{}, "A fault needs a status, retryAfter, delay or drop"],
  [{ operation: "listPolicies" }, "A fault needs a status, retryAfter, delay or drop"],
  [{ drop: false }, "A delay of 0 and drop: false have no effect"],
  [{ delay: 0 }, "A delay of 0 and drop: false have no effect"],
  [{ operation: "listPolicies", delay: 0, drop: false }, "A fault needs a status, retryAfter,"],
  [{ drop: "respnse" }, 'drop must be true, false or "response"'],
  [{ drop: 1 }, 'drop must be true, false or "response"'],
  [{ delay: "5" }, "delay must be a number of milliseconds"],
  [{ retryAfter: "Xyz, nonsense" }, "retryAfter must be a whole number of seconds"],
  [{ retryAfter: "Fri, 31 Feb 2026 00:00:00 GMT" }, "or an HTTP date"],
  [{ retryAfter: "Invalid Date" }, "or an HTTP date"],
])("failNext(%j) throws a RangeError", (fault, message) => {
  const failNext = () => createFakeConfident().failNext(fault as never);
  expect(failNext).toThrow(RangeError);
  expect(failNext).toThrow(message);
});

const OPTIONS =
  /^createFakeConfident .* Its options are organization, permissions, policies, roles, members, invitations, apiKeys, governancePolicies, projectPermissions, projects, policyInUse, and basePath\.$/;
const KEYS = "apiKeys must be a list of at least one key, or null to accept any request.";

test.each<[unknown, string | RegExp]>([
  [{ polices: [] }, "createFakeConfident has no option polices. Its options are organization,"],
  [{ apikeys: ["a"] }, OPTIONS],
  [null, OPTIONS],
  ["key", OPTIONS],
  [{ apiKeys: "abc" }, KEYS],
  [{ apiKeys: [] }, KEYS],
  [{ apiKeys: [""] }, KEYS],
  [{ apiKeys: false }, KEYS],
  [{ basePath: 1 }, "basePath must be a path, such as /api/confident."],
])("createFakeConfident(%j) throws a TypeError that explains the options", (options, message) => {
  const create = () => createFakeConfident(options as never);
  expect(create).toThrow(TypeError);
  expect(create).toThrow(message);
});

test.each(["abc", "80", -1, 1.5, null])("listen(%j) rejects with a RangeError", async (port) => {
  await expect(createFakeConfident().listen(port as never)).rejects.toThrow(
    new RangeError(`The port must be an integer from 0 to 65535, not ${port}.`),
  );
});
