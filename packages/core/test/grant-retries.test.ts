// Someone else can change the policy between a failed write and its retry.
import { beforeEach, expect } from "vitest";
import type { Policy } from "../src/index.ts";
import { adminOf, failureOf, NOW, pause, reply, reset } from "./support/calls.ts";
import { organization, policyWith, seen, written } from "./support/organization.ts";
import { type Step, test } from "./support/servers.ts";
import { skipWaits } from "./support/skip-waits.ts";

beforeEach(skipWaits);

const CURRENT = policyWith("perm-1");
const READ_TWICE = ["GET permissions", "GET policies", "GET policies"];

const unavailable = (times: number, respond: Step): Step => {
  let left = times;
  return (response, request) =>
    (request.method === "PUT" && left-- > 0 ? reply(503, "", NOW) : respond)(response, request);
};

test("retries a write if the policy has not changed", async ({ servers }) => {
  const server = await servers.http(unavailable(2, organization([CURRENT])));
  await adminOf(server).policies.grant("p1", ["billing:manage"]);
  const again = ["GET policies", "PUT policies/p1"];
  expect(seen(server)).toEqual([...READ_TWICE, "PUT policies/p1", ...again, ...again]);
});

test("keeps what someone else writes before the retry", async ({ servers }) => {
  const revoked = policyWith("perm-3");
  const server = await servers.http(unavailable(1, organization([CURRENT], [CURRENT], [revoked])));
  await adminOf(server).policies.grant("p1", ["billing:manage"]);
  expect(written(server)).toMatchObject([
    { permissionIds: ["perm-1", "perm-2"] },
    { permissionIds: ["perm-3", "perm-2"] },
  ]);
});

test("does not retry a write that succeeded although its response was lost", async ({
  servers,
}) => {
  const granted = policyWith("perm-1", "perm-2");
  const server = await servers.http(unavailable(1, organization([CURRENT], [CURRENT], [granted])));
  expect(await adminOf(server).policies.grant("p1", ["billing:manage"])).toEqual(granted);
  expect(written(server)).toHaveLength(1);
});

test("reports a lost write as unknown even if the next read is unsent", async ({ servers }) => {
  const respond = organization([CURRENT]);
  const server = await servers.http((response, request) => {
    if (request.method === "PUT") {
      reset(response, request);
      void server.stop();
    } else {
      respond(response, request);
    }
  });
  expect(await failureOf(adminOf(server).policies.grant("p1", ["billing:manage"]))).toMatchObject({
    name: "ConfidentConnectionError",
    operation: "listPolicies",
    delivery: "unknown",
  });
});

test("reports a lost write as unknown if others keep changing the policy", async ({ servers }) => {
  const states = Array.from({ length: 20 }, (_, index) => [
    { ...CURRENT, name: `Billing ${index >> 1}` },
  ]);
  const server = await servers.http(unavailable(20, organization(...states)));
  const call = adminOf(server).policies.grant("p1", ["billing:manage"]);
  expect(await failureOf(call)).toMatchObject({
    name: "ConfidentConflictError",
    delivery: "unknown",
    message: expect.stringMatching(/"p1" may have been written: others keep changing it/),
  });
});

const WITHOUT_PERMISSIONS = { ...CURRENT, permissions: null } as unknown as Policy;
const CHANGED = { ...CURRENT, name: "New" };

test.for<[string, Policy[][], string]>([
  ["omits the permissions", [[WITHOUT_PERMISSIONS]], "ConfidentConflictError"],
  [
    "changes the policy, then omits the permissions",
    [[CHANGED], [WITHOUT_PERMISSIONS]],
    "ConfidentConflictError",
  ],
  ["changes the policy, then loses it", [[CHANGED], []], "ConfidentNotFoundError"],
])("reports a lost write as unknown if the server then %s", async ([, next, name], { servers }) => {
  const server = await servers.http(unavailable(1, organization([CURRENT], [CURRENT], ...next)));
  const call = adminOf(server).policies.grant("p1", ["billing:manage"]);
  expect(await failureOf(call)).toMatchObject({
    name,
    delivery: "unknown",
    message: expect.not.stringContaining("was not written"),
  });
});

test("counts the read before a retry towards the write's total timeout", async ({ servers }) => {
  const respond = unavailable(9, organization([CURRENT]));
  const server = await servers.http(async (response, request) => {
    await pause(request.method === "GET" && written(server).length > 0 ? 700 : 0);
    respond(response, request);
  });
  const admin = adminOf(server, { totalTimeout: 1000, retries: 5 });
  expect(await failureOf(admin.policies.grant("p1", ["billing:manage"]))).toMatchObject({
    name: "ConfidentApiError",
    status: 503,
  });
  expect(written(server)).toHaveLength(2);
});

test("retries a write as often as the call allows", async ({ servers }) => {
  const server = await servers.http(unavailable(9, organization([CURRENT])));
  for (const retries of [0, 1]) {
    const call = adminOf(server).policies.grant("p1", ["billing:manage"], { retries });
    expect(await failureOf(call)).toMatchObject({ status: 503, operation: "updatePolicy" });
  }
  expect(written(server)).toHaveLength(1 + 2);
});
