import { afterEach, beforeEach, expect, vi } from "vitest";
import type { CallOptions } from "../src/index.ts";
import { adminOf, failureOf, keepSilent, reply } from "./support/calls.ts";
import { organization, policyWith, written } from "./support/organization.ts";
import { listing, lookups, usual, withNew } from "./support/permission-lists.ts";
import { type Step, test } from "./support/servers.ts";

const MINUTE = 60_000;
const INPUT = { name: "a", permissions: ["billing:read"] };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date", "performance"] });
});
afterEach(() => vi.useRealTimers());

test("sends one lookup for 20 creates with permission names", async ({ servers }) => {
  const server = await servers.http(organization([]));
  const { policies } = adminOf(server);
  for (let index = 0; index < 20; index++) {
    await policies.create({ ...INPUT, name: `a ${index}` });
  }
  expect(server.requests).toHaveLength(21);
});

test("caches names for five minutes per client", async ({ servers }) => {
  const server = await servers.http(organization([policyWith("perm-1")]));
  const admin = adminOf(server);
  await admin.policies.create(INPUT);
  vi.advanceTimersByTime(5 * MINUTE - 1);
  await admin.policies.update("p1", INPUT);
  await admin.policies.grant("p1", ["billing:read"]);
  expect(lookups(server)).toBe(1);
  vi.advanceTimersByTime(1);
  await admin.policies.revoke("p1", ["billing:manage"]);
  await admin.policies.ensure({ ...INPUT, name: "Billing" });
  expect(lookups(server)).toBe(2);
  await adminOf(server).policies.create(INPUT);
  expect(lookups(server)).toBe(3);
});

test("looks up a name again if the cached list does not contain it", async ({ servers }) => {
  const server = await servers.http(listing(usual, withNew, usual));
  const { policies } = adminOf(server);
  await policies.create(INPUT);
  await policies.create({ name: "b", permissions: ["audit:read"] });
  expect(written(server).at(-1)).toEqual({ name: "b", permissionIds: ["perm-9"] });
  expect(lookups(server)).toBe(2);
  await policies.create({ name: "c", permissions: ["audit:read"] });
  expect(lookups(server)).toBe(2);
});

test("rejects a name that is also missing from a new list, after one lookup", async ({
  servers,
}) => {
  const server = await servers.http(organization([]));
  const { policies } = adminOf(server);
  const wrong = { name: "b", permissions: ["billing:raed"] };
  for (const lists of [1, 2, 3]) {
    const error = await failureOf(policies.create(wrong));
    expect(error).toMatchObject({ name: "ConfidentArgumentError", delivery: "unsent" });
    expect(error.message).toMatch(/Did you mean "billing:read"/);
    expect(lookups(server)).toBe(lists);
  }
  expect(written(server)).toEqual([]);
});

test.for<[string, Step, () => CallOptions]>([
  ["fails", reply(403, '{"error":"No"}'), () => ({})],
  ["is unreadable", reply(200, "<html>"), () => ({})],
  ["times out", keepSilent, () => ({ timeout: 50, retries: 0 })],
  ["is aborted", keepSilent, () => ({ signal: AbortSignal.timeout(50) })],
])("does not cache a lookup that %s", async ([, step, options], { servers }) => {
  const server = await servers.http(listing(step, usual));
  const { policies } = adminOf(server);
  expect(await failureOf(policies.create(INPUT, options()))).toMatchObject({
    operation: "listPermissions",
  });
  await policies.create(INPUT);
  expect(lookups(server)).toBe(2);
});

test("does not use the cache for a call with its own headers", async ({ servers }) => {
  const server = await servers.http(organization([]));
  const { policies } = adminOf(server);
  await policies.create(INPUT);
  const options = { headers: { "x-organization": "other" } };
  await policies.create(INPUT, options);
  await failureOf(policies.create({ name: "b", permissions: ["billing:raed"] }, options));
  expect(lookups(server)).toBe(3);
  await policies.create(INPUT);
  expect(lookups(server)).toBe(3);
});
