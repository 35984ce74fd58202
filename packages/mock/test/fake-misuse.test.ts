// What plain JavaScript lets through: it must not be taken for something else, nor for nothing.
import { expect, test } from "vitest";
import { createFakeConfident } from "../src/index.ts";

const FAULTS = /A fault .* may have operation, status, retryAfter, delay, and drop\.$/;

test.each<[unknown, string | RegExp]>([
  [{ operation: "listPolicies", stauts: 503 }, "A fault has no stauts. It may have operation,"],
  ["updatePolicy", FAULTS],
  [503, FAULTS],
  [undefined, FAULTS],
  [null, FAULTS],
  [[], FAULTS],
])("the fault %j is a TypeError that says what there is", (fault, message) => {
  const failNext = () => createFakeConfident().failNext(fault as never);
  expect(failNext).toThrow(TypeError);
  expect(failNext).toThrow(message);
});

test.each<[unknown, string]>([
  [{}, "A fault has a status, a retryAfter, a delay or a drop"],
  [{ operation: "listPolicies" }, "A fault has a status, a retryAfter, a delay or a drop"],
  [{ drop: "anser" }, 'The drop of a fault must be true, false or "answer"'],
  [{ drop: 1 }, 'The drop of a fault must be true, false or "answer"'],
  [{ delay: "5" }, "The delay of a fault must be milliseconds"],
  [{ retryAfter: "Xyz, nonsense" }, "The retryAfter of a fault must be whole seconds"],
  [{ retryAfter: "Fri, 31 Feb 2026 00:00:00 GMT" }, "or an HTTP date"],
  [{ retryAfter: "Invalid Date" }, "or an HTTP date"],
])("the fault %j could never happen, which is a RangeError", (fault, message) => {
  const failNext = () => createFakeConfident().failNext(fault as never);
  expect(failNext).toThrow(RangeError);
  expect(failNext).toThrow(message);
});

const OPTIONS = /A fake .* may have organization, permissions, policies, apiKeys, and basePath\.$/;
const KEYS = "apiKeys must be a list of at least one key, or null to require none.";

test.each<[unknown, string | RegExp]>([
  [{ polices: [] }, "A fake has no polices. It may have organization,"],
  [{ apikeys: ["a"] }, OPTIONS],
  [null, OPTIONS],
  ["key", OPTIONS],
  [{ apiKeys: "abc" }, KEYS],
  [{ apiKeys: [] }, KEYS],
  [{ apiKeys: [""] }, KEYS],
  [{ apiKeys: false }, KEYS],
  [{ basePath: 1 }, "basePath must be a path, such as /api/confident."],
])("the options %j are a TypeError that says what there is", (options, message) => {
  const create = () => createFakeConfident(options as never);
  expect(create).toThrow(TypeError);
  expect(create).toThrow(message);
});

test.each(["abc", "80", -1, 1.5, null])("nothing can listen on the port %j", async (port) => {
  await expect(createFakeConfident().listen(port as never)).rejects.toThrow(
    new RangeError(`The port must be an integer from 0 to 65535, not ${port}.`),
  );
});
