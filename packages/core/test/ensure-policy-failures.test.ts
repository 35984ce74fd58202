import { beforeEach, expect, test } from "vitest";
import { ConfidentAdmin, openapiFetch } from "../src/index.ts";
import { failureOf } from "./support/calls.ts";
import {
  createEnsuredOrganization,
  type EnsuredOrganization,
} from "./support/ensured-organization.ts";

const INPUT = { name: "Read IAM", permissions: ["iam:read"], description: "d" };

let world: EnsuredOrganization;
beforeEach(() => {
  world = createEnsuredOrganization();
});

test("finds the policy if the response to the create is lost", async () => {
  world.fake.failNext({ operation: "createPolicy", drop: "response" });
  const { policy, change } = await world.policies.ensure(INPUT);
  expect(change).toBe("created");
  expect(world.find("Read IAM")).toEqual([policy]);
  expect(world.requests.filter((request) => request.startsWith("POST"))).toHaveLength(1);
});

test.for([500, 502])("finds the policy if the create ends with %i", async (status) => {
  world.before("POST", 1, async () => {
    await world.other.create(INPUT);
    world.fake.failNext({ operation: "createPolicy", status });
  });
  expect(await world.policies.ensure(INPUT)).toMatchObject({ change: "created" });
});

test("updates the policy if it differs and the response to the create is lost", async () => {
  world.before("POST", 1, async () => {
    await world.other.create({ ...INPUT, permissions: ["iam:manage"] });
    world.fake.failNext({ operation: "createPolicy", drop: true });
  });
  const { policy, change } = await world.policies.ensure(INPUT);
  expect(change).toBe("updated");
  expect(policy).toMatchObject({ permissions: [{ name: "iam:read" }] });
});

test("creates the policy again if the response to the create is lost and someone else deletes it", async () => {
  world.fake.failNext({ operation: "createPolicy", drop: "response" });
  world.before("GET", 3, async () => world.other.delete(`${world.find("Read IAM")[0]?.id}`));
  const { policy, change } = await world.policies.ensure(INPUT);
  expect(change).toBe("created");
  expect(world.find("Read IAM")).toEqual([policy]);
});

test("does not retry a create whose response is lost, and reports delivery as unknown", async () => {
  world.fake.failNext({ operation: "createPolicy", drop: true });
  expect(await failureOf(world.policies.ensure(INPUT))).toMatchObject({
    name: "ConfidentConnectionError",
    operation: "createPolicy",
    delivery: "unknown",
  });
  expect(world.find("Read IAM")).toEqual([]);
});

test("throws the create's error if its response is lost and the list fails", async () => {
  world.fake.failNext({ operation: "createPolicy", drop: "response" });
  world.before("POST", 1, () => world.fake.failNext({ operation: "listPolicies", status: 403 }));
  expect(await failureOf(world.policies.ensure(INPUT))).toMatchObject({
    operation: "createPolicy",
    delivery: "unknown",
  });
});

test.for([400, 401, 403, 422])(
  "does not search for the policy if the create ends with %i",
  async (status) => {
    world.fake.failNext({ operation: "createPolicy", status });
    expect(await failureOf(world.policies.ensure(INPUT))).toMatchObject({ status });
    expect(world.requests.at(-1)).toBe("POST policies");
  },
);

test("does not search for the policy if the create was not sent", async () => {
  world.before("POST", 1, () => {
    const cause = Object.assign(new Error("connection refused"), { code: "ECONNREFUSED" });
    throw new TypeError("fetch failed", { cause });
  });
  expect(await failureOf(world.policies.ensure(INPUT, { retries: 0 }))).toMatchObject({
    name: "ConfidentConnectionError",
    delivery: "unsent",
  });
  expect(world.requests.at(-1)).toBe("POST policies");
});

test.for([undefined, new Error("no token"), { status: 409 }])(
  "throws %j from middleware unchanged and does not search for the policy",
  async (thrown) => {
    const { fake } = world;
    const seen: string[] = [];
    const admin = new ConfidentAdmin({ apiKey: fake.apiKey, fetch: fake.fetch });
    openapiFetch(admin.client).use({
      onRequest: ({ request }) => {
        seen.push(request.method);
        if (request.method === "POST") {
          throw thrown;
        }
      },
    });
    await expect(admin.policies.ensure(INPUT)).rejects.toBe(thrown);
    expect(seen).toEqual(["GET", "GET", "POST"]);
  },
);
