// Typical use of policies, against a stateful fake server that can fail.
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

test("creates, finds, grants, revokes and deletes a policy", async () => {
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

test("reports a name that is taken without retrying", async () => {
  await expect(admin.policies.create({ ...input, name: "Read billing" })).rejects.toMatchObject({
    name: "ConfidentApiError",
    status: 409,
    serverMessage: 'A policy named "Read billing" already exists',
  });
  expect(attempts.map(({ status }) => status)).toEqual([200, 409]);
});

test("retries an update until it succeeds", async () => {
  skipWaits();
  fake.failNext({ operation: "updatePolicy", status: 503, retryAfter: 0 });
  fake.failNext({ operation: "updatePolicy", drop: "response" });
  await admin.policies.update("policy-uuid-1", { name: "New", permissionIds: [] });
  expect(attempts.map(({ status }) => status)).toEqual([503, undefined, 200]);
  expect(fake.state().policies[0]).toMatchObject({ name: "New", permissions: [] });
});

test("does not retry a create whose response is lost, and finds the policy", async () => {
  fake.failNext({ operation: "createPolicy", drop: "response" });
  await expect(admin.policies.create(input)).rejects.toMatchObject({
    name: "ConfidentConnectionError",
    delivery: "unknown",
  });
  expect(await admin.policies.getByName("Read IAM")).toMatchObject({ name: "Read IAM" });
});

test("times out if a response takes too long", async () => {
  fake.failNext({ delay: 60_000 });
  await expect(admin.organization.get({ timeout: 50, retries: 0 })).rejects.toMatchObject({
    name: "ConfidentTimeoutError",
  });
});
