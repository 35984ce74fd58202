// The fake rejects invalid parameters with the same status as Prism.
import { expect, test } from "vitest";
import { startFakeAndPrism } from "./support/fake-and-prism.ts";
import { sender } from "./support/send.ts";

const { fake, origins } = startFakeAndPrism();

test.each([
  ["GET", "/members?page=1&pageSize=100&unknown=x", 200, undefined],
  ["GET", "/members?page=0", 400, "page must be at least 1, not 0"],
  ["GET", "/members?page=-1", 400, "page must be at least 1, not -1"],
  ["GET", "/members?page=1.5", 400, "page must be an integer, not a string"],
  ["GET", "/members?page=two", 400, "page must be an integer, not a string"],
  ["GET", "/members?page=1&page=2", 400, "page must be an integer, not a string"],
  ["GET", "/members?pageSize=0", 400, "pageSize must be at least 1, not 0"],
  ["GET", "/members?pageSize=101", 400, "pageSize must be at most 100, not 101"],
  ["GET", "/v1/projects/p/members?pageSize=101", 400, "pageSize must be at most 100, not 101"],
  ["GET", "/api-keys/x", 400, "apiKeyId must be an integer, not a string"],
  ["GET", "/api-keys/0", 400, "apiKeyId must be at least 1, not 0"],
  ["DELETE", "/invitations/confident", 400, "invitationId must be an integer, not a string"],
  ["PUT", "/api-keys/x", 422, "apiKeyId must be an integer, not a string"],
  ["DELETE", `/policies/${"x".repeat(1025)}`, 400, expect.stringContaining("policyId")],
])("%s %s gets a %i", async (method, path, status, error) => {
  const init = method === "PUT" ? { body: '{"valid":true}' } : {};
  expect(await sender(fake, origins.prism)(method, path, init)).toMatchObject({ status });
  const response = await sender(fake, origins.fake)(method, path, init);
  expect([response.status, (response.body as { error?: string }).error]).toEqual([status, error]);
});
