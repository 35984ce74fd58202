// The API has no ETags, so overlapping writes from different processes undo each other.
import { beforeEach, expect, test } from "vitest";
import type { ConfidentAdmin } from "../src/index.ts";
import { pause } from "./support/calls.ts";
import { skipWaits } from "./support/skip-waits.ts";
import { createSlowFake } from "./support/slow-fake.ts";

beforeEach(skipWaits);

const ID = "policy-uuid-1";
const RUNS = Array.from({ length: 10 }, (_, index) => index + 1);
const ALL = ["billing:read", "iam:manage", "iam:read", "project:manage"];

const grantThree = (admins: readonly [ConfidentAdmin, ConfidentAdmin, ConfidentAdmin]) =>
  Promise.all([
    admins[0].policies.grant(ID, ["iam:read"]),
    admins[1].policies.grant(ID, ["iam:manage"]),
    admins[2].policies.grant(ID, ["project:manage"]),
  ]);

test.each(RUNS)("keeps three concurrent grants of one client: run %i", async () => {
  const fake = createSlowFake();
  const admin = fake.admin();
  const policies = await grantThree([admin, admin, admin]);
  expect(fake.granted(ID)).toEqual(ALL);
  expect(policies.map(({ permissions }) => permissions?.length)).toEqual([2, 3, 4]);
});

test.each(RUNS)("keeps three concurrent grants of several clients: run %i", async () => {
  const fake = createSlowFake();
  const [one, other] = [fake.admin(), fake.admin()];
  await grantThree([one, other, one]);
  expect(fake.granted(ID)).toEqual(ALL);
});

test.each(RUNS.slice(0, 6))("keeps a grant and a revoke 60 ms apart: run %i", async () => {
  const fake = createSlowFake(100, 100);
  const admin = fake.admin();
  const grant = admin.policies.grant(ID, ["iam:read"]);
  await pause(60);
  await Promise.all([grant, admin.policies.revoke(ID, ["billing:read"])]);
  expect(fake.granted(ID)).toEqual(["iam:read"]);
});

test("applies a revoke after an earlier grant of the same permission", async () => {
  const fake = createSlowFake();
  const admin = fake.admin();
  await Promise.all([
    admin.policies.grant(ID, ["iam:read"]),
    admin.policies.revoke(ID, ["iam:read"]),
  ]);
  expect(fake.granted(ID)).toEqual(["billing:read"]);
});

test("keeps what concurrent updates, grants and renames write", async () => {
  const fake = createSlowFake();
  const [one, other] = [fake.admin(), fake.admin()];
  await Promise.all([
    one.policies.update(ID, { name: "New", permissions: ["iam:manage"], description: "d" }),
    other.policies.grant(ID, ["iam:read"]),
    one.policies.rename(ID, "Newer"),
  ]);
  expect(fake.state().policies[0]).toMatchObject({ name: "Newer", description: "d" });
  expect(fake.granted(ID)).toEqual(["iam:manage", "iam:read"]);
});

test("does not write a grant after a later update", async () => {
  const fake = createSlowFake();
  const admin = fake.admin();
  const update = { name: "New", permissionIds: [] };
  await Promise.all([
    admin.policies.grant(ID, ["iam:read"]),
    admin.policies.update(ID, update),
    admin.policies.update(ID, { ...update, name: "Newer" }),
  ]);
  expect(fake.state().policies[0]).toMatchObject({ name: "Newer", permissions: [] });
});

test("fails a grant after an earlier deletion with not found", async () => {
  const fake = createSlowFake();
  const admin = fake.admin();
  const [deleted, granted] = await Promise.allSettled([
    admin.policies.delete(ID),
    admin.policies.grant(ID, ["iam:read"]),
  ]);
  expect(deleted).toMatchObject({ status: "fulfilled" });
  expect(granted).toMatchObject({ reason: { name: "ConfidentNotFoundError" } });
  expect(fake.requests.filter((request) => request.startsWith("PUT"))).toEqual([]);
});

test("waits for writes of a second copy of the package", async () => {
  const fake = createSlowFake();
  // As in an app with several bundles.
  const path = "../src/index.ts?copy";
  const copy = (await import(path)) as typeof import("../src/index.ts");
  const other = new copy.ConfidentAdmin({ apiKey: fake.apiKey, fetch: fake.fetch });
  await Promise.all([
    fake.admin().policies.grant(ID, ["iam:read"]),
    other.policies.grant(ID, ["iam:manage"]),
  ]);
  expect(fake.granted(ID)).toEqual(["billing:read", "iam:manage", "iam:read"]);
});
