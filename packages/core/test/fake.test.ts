// What people do with policies, told to a server that remembers and fails.
import { createFakeConfident, type FakeConfident } from "@confident-admin/mock";
import { beforeEach, expect, test } from "vitest";
import { type AttemptEvent, ConfidentAdmin } from "../src/index.ts";
import { skipWaits } from "./support/skip-waits.ts";

const input = { name: "Read IAM", permissions: ["iam:read"] };

let fake: FakeConfident;
let admin: ConfidentAdmin;
let attempts: AttemptEvent[];

beforeEach(() => {
  fake = createFakeConfident();
  attempts = [];
  const onAttempt = (event: AttemptEvent) => attempts.push(event);
  admin = new ConfidentAdmin({ apiKey: fake.apiKey, fetch: fake.fetch, onAttempt });
});

test("a policy is created, found, granted more, and deleted", async () => {
  const { id } = await admin.policies.create({ ...input, description: "d" });
  expect(await admin.policies.getByName("Read IAM")).toMatchObject({ id, description: "d" });
  await admin.policies.grant(id, ["billing:read", "iam:read"]);
  await admin.policies.revoke(id, ["iam:read"]);
  expect(await admin.policies.get(id)).toEqual({
    id,
    name: "Read IAM",
    description: "d",
    permissions: [{ id: "perm-uuid-1", name: "billing:read" }],
  });
  expect(await admin.policies.delete(id)).toEqual({ id, deleted: true });
  await expect(admin.policies.get(id)).rejects.toMatchObject({ name: "ConfidentNotFoundError" });
});

test("a name that is taken is told, and nothing is repeated", async () => {
  await expect(admin.policies.create({ ...input, name: "Read billing" })).rejects.toMatchObject({
    name: "ConfidentApiError",
    status: 409,
    serverMessage: 'A policy named "Read billing" already exists',
  });
  expect(attempts.map(({ status }) => status)).toEqual([200, 409]);
});

test("an update is repeated until it is done", async () => {
  skipWaits();
  fake.failNext({ operation: "updatePolicy", status: 503, retryAfter: 0 });
  fake.failNext({ operation: "updatePolicy", drop: "response" });
  await admin.policies.update("policy-uuid-1", { name: "New", permissionIds: [] });
  expect(attempts.map(({ status }) => status)).toEqual([503, undefined, 200]);
  expect(fake.state().policies[0]).toMatchObject({ name: "New", permissions: [] });
});

test("a creation whose answer was lost is not repeated, and can be found", async () => {
  fake.failNext({ operation: "createPolicy", drop: "response" });
  await expect(admin.policies.create(input)).rejects.toMatchObject({
    name: "ConfidentConnectionError",
    delivery: "unknown",
  });
  expect(await admin.policies.getByName("Read IAM")).toMatchObject({ name: "Read IAM" });
});

test("an answer that takes too long is a timeout", async () => {
  fake.failNext({ delay: 60_000 });
  await expect(admin.organization.get({ timeout: 50, retries: 0 })).rejects.toMatchObject({
    name: "ConfidentTimeoutError",
  });
});
