// An event says whether a check failed. If it did, the operation itself was not sent.
import { expect, test } from "vitest";
import { type Reply, reply } from "./support/api.ts";
import { rawExample } from "./support/example-request.ts";
import { linesOf } from "./support/routes.ts";
import { BASE_PATH, startProxy } from "./support/start-proxy.ts";

const CHECKED = [
  ["updateMemberRole", "transferOwnership"],
  ["deleteOrganizationApiKey", "revokeOwnKey"],
] as const;
const silence: Reply = () => {};

test.each(CHECKED)("the event of %s names the check that timed out", async (id, failedCheck) => {
  const proxy = await startProxy({ timeout: 200 }, silence);
  expect((await proxy.send(rawExample(id, BASE_PATH))).status).toBe(504);
  expect(linesOf(proxy.api.requests)).toEqual([expect.stringMatching(/^GET /)]);
  expect(proxy.audits).toMatchObject([{ operation: id, outcome: "failed", failedCheck }]);
});

test.each(CHECKED)("the event of %s names a check with an error", async (id, failedCheck) => {
  const proxy = await startProxy({}, reply(500, { success: false, error: "No" }));
  expect((await proxy.send(rawExample(id, BASE_PATH))).status).toBe(500);
  expect(proxy.audits).toMatchObject([{ upstreamStatus: 500, failedCheck }]);
});

test.each(CHECKED)(
  "the event of %s names no check if the operation itself fails",
  async (id, name) => {
    const proxy = await startProxy({ timeout: 200, allow: { [name]: true } }, silence);
    expect((await proxy.send(rawExample(id, BASE_PATH))).status).toBe(504);
    expect(proxy.audits).toMatchObject([{ outcome: "failed", failedCheck: undefined }]);
  },
);

test("the event of a rejected request names no check", async () => {
  const roles = [{ id: "r", name: "Owner" }];
  const proxy = await startProxy({}, reply(200, { success: true, data: { roles } }));
  expect((await proxy.send(rawExample("updateMemberRole", BASE_PATH))).status).toBe(403);
  expect(proxy.audits).toMatchObject([{ outcome: "rejected", failedCheck: undefined }]);
});
