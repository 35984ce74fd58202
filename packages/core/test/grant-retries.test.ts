// A write that fails may have to be repeated, and until then others may write.
import { beforeEach, expect } from "vitest";
import type { Policy } from "../src/index.ts";
import { adminOf, failureOf, NOW, pause, reply, reset } from "./support/calls.ts";
import { organization, policyWith, seen, written } from "./support/organization.ts";
import { type Step, test } from "./support/servers.ts";
import { skipWaits } from "./support/skip-waits.ts";

beforeEach(skipWaits);

const HELD = policyWith("perm-1");
const READ_TWICE = ["GET permissions", "GET policies", "GET policies"];

const unavailable = (times: number, answer: Step): Step => {
  let left = times;
  return (response, request) =>
    (request.method === "PUT" && left-- > 0 ? reply(503, "", NOW) : answer)(response, request);
};

test("a write that has to be repeated is, if the policy is still what it was", async ({
  servers,
}) => {
  const server = await servers.http(unavailable(2, organization([HELD])));
  await adminOf(server).policies.grant("p1", ["billing:manage"]);
  const again = ["GET policies", "PUT policies/p1"];
  expect(seen(server)).toEqual([...READ_TWICE, "PUT policies/p1", ...again, ...again]);
});

test("what someone else has written before a write is repeated is not undone", async ({
  servers,
}) => {
  const revoked = policyWith("perm-3");
  const server = await servers.http(unavailable(1, organization([HELD], [HELD], [revoked])));
  await adminOf(server).policies.grant("p1", ["billing:manage"]);
  expect(written(server)).toMatchObject([
    { permissionIds: ["perm-1", "perm-2"] },
    { permissionIds: ["perm-3", "perm-2"] },
  ]);
});

test("a write that was done, though its answer was lost, is not done again", async ({
  servers,
}) => {
  const granted = policyWith("perm-1", "perm-2");
  const server = await servers.http(unavailable(1, organization([HELD], [HELD], [granted])));
  expect(await adminOf(server).policies.grant("p1", ["billing:manage"])).toEqual(granted);
  expect(written(server)).toHaveLength(1);
});

test("a write whose answer was lost is not called unsent because the next read was", async ({
  servers,
}) => {
  const answer = organization([HELD]);
  const server = await servers.http((response, request) => {
    if (request.method === "PUT") {
      reset(response, request);
      void server.stop();
    } else {
      answer(response, request);
    }
  });
  expect(await failureOf(adminOf(server).policies.grant("p1", ["billing:manage"]))).toMatchObject({
    name: "ConfidentConnectionError",
    operation: "listPolicies",
    delivery: "unknown",
  });
});

test("a policy that others change after a write was lost may have been written", async ({
  servers,
}) => {
  const states = Array.from({ length: 20 }, (_, index) => [
    { ...HELD, name: `Billing ${index >> 1}` },
  ]);
  const server = await servers.http(unavailable(20, organization(...states)));
  const call = adminOf(server).policies.grant("p1", ["billing:manage"]);
  expect(await failureOf(call)).toMatchObject({
    name: "ConfidentConflictError",
    delivery: "unknown",
    message: expect.stringMatching(/"p1" may have been written: others keep changing it/),
  });
});

const SILENT = { ...HELD, permissions: null } as unknown as Policy;
const CHANGED = { ...HELD, name: "New" };

test.for<[string, Policy[][], string]>([
  ["does not say what the policy grants", [[SILENT]], "ConfidentConflictError"],
  ["has changed it and then does not say", [[CHANGED], [SILENT]], "ConfidentConflictError"],
  ["has changed it and then lost it", [[CHANGED], []], "ConfidentNotFoundError"],
])(
  "after a lost write, a server that %s leaves it unknown",
  async ([, next, name], { servers }) => {
    const server = await servers.http(unavailable(1, organization([HELD], [HELD], ...next)));
    const call = adminOf(server).policies.grant("p1", ["billing:manage"]);
    expect(await failureOf(call)).toMatchObject({
      name,
      delivery: "unknown",
      message: expect.not.stringContaining("was not written"),
    });
  },
);

test("a read before a write is repeated counts in the time that the write has", async ({
  servers,
}) => {
  const answer = unavailable(9, organization([HELD]));
  const server = await servers.http(async (response, request) => {
    await pause(request.method === "GET" && written(server).length > 0 ? 700 : 0);
    answer(response, request);
  });
  const admin = adminOf(server, { totalTimeout: 1000, retries: 5 });
  expect(await failureOf(admin.policies.grant("p1", ["billing:manage"]))).toMatchObject({
    name: "ConfidentApiError",
    status: 503,
  });
  expect(written(server)).toHaveLength(2);
});

test("a write is repeated as often as the caller wants", async ({ servers }) => {
  const server = await servers.http(unavailable(9, organization([HELD])));
  for (const retries of [0, 1]) {
    const call = adminOf(server).policies.grant("p1", ["billing:manage"], { retries });
    expect(await failureOf(call)).toMatchObject({ status: 503, operation: "updatePolicy" });
  }
  expect(written(server)).toHaveLength(1 + 2);
});
