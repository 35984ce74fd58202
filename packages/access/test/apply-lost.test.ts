import { describe, expect, test } from "vitest";
import { ACME } from "./support/acme.ts";
import { apply, createWorld, failure, planFor, readAll, type World } from "./support/world.ts";

/** One change of each kind of request. */
const FILES = {
  "POST policy": "policies: { New: { permissions: [user:read], description: Text } }",
  "POST role": "roles: { New: { policies: [Billing] } }",
  "POST project": "projects: { New: { description: Text } }",
  "POST invitation": "manage: { members: declared }\nmembers: { dee@acme.test: Member }",
  "POST project policy":
    "projects: { Checkout: { policies: { New: { permissions: [trace:read] } } } }",
  "PUT policy": "policies: { Billing: { permissions: [] } }",
  "PUT member": "manage: { members: declared }\nmembers: { bo@acme.test: Idle }",
  "PUT project": "projects: { Shop: { was: [Checkout] } }",
  "DELETE policy": "removed: { policies: [Old readers] }",
  "DELETE member": "manage: { members: declared }\nremoved: { members: [cy@acme.test] }",
  "POST assignment": "projects: { Checkout: { governance: [PII controls] } }",
} as const;
type Name = keyof typeof FILES;
const NAMES = Object.keys(FILES) as Name[];
const CREATIONS = NAMES.filter((name) => name.startsWith("POST") && !name.includes("assign"));
const OTHERS = NAMES.filter((name) => !CREATIONS.includes(name));

const fileOf = (name: Name) => `version: 1\n${FILES[name]}`;

async function applyWith(name: Name, disturb: (world: World) => World["disturb"]) {
  const world = createWorld(ACME);
  const planned = await planFor(world, fileOf(name));
  expect(planned.steps).toHaveLength(1);
  world.disturb = disturb(world);
  const before = world.sent.length;
  const applied = await apply(world, planned);
  world.disturb = () => undefined;
  return { world, ...applied, requests: world.sent.length - before };
}

const loseFirstWrite =
  (fate: "lost before" | "lost after") => (world: World) => (sent: { method: string }) =>
    sent.method !== "GET" && world.writes().length === 1 ? fate : undefined;

describe("a response that is lost after the request was executed", () => {
  test.each(CREATIONS)("is settled by one listing: %s", async (name) => {
    const direct = await applyWith(name, () => () => undefined);
    const lost = await applyWith(name, loseFirstWrite("lost after"));
    expect(lost.result).toMatchObject({ status: "done", steps: [{ status: "adopted" }] });
    expect(lost.result?.steps[0]?.id).not.toContain("ref:");
    expect(lost.world.writes()).toHaveLength(1);
    expect(lost.requests).toBe(direct.requests + 1);
    expect((await planFor(lost.world, fileOf(name))).steps).toEqual([]);
  });

  test.each(OTHERS)("is settled by sending the request again: %s", async (name) => {
    const lost = await applyWith(name, loseFirstWrite("lost after"));
    expect(lost.result).toMatchObject({ status: "done", writes: 2, steps: [{ status: "done" }] });
    expect((await planFor(lost.world, fileOf(name))).steps).toEqual([]);
  });
});

describe("a request that is lost before it is executed", () => {
  test.each(CREATIONS)("may have happened: %s", async (name) => {
    const { result, error, world } = await applyWith(name, loseFirstWrite("lost before"));
    expect(error).toMatchObject({ code: "incomplete-apply" });
    expect(result).toMatchObject({ status: "incomplete", steps: [{ status: "unknown" }] });
    expect(error?.message).toContain("May have happened.");
    expect(world.writes()).toHaveLength(1);
    const again = await apply(world, await planFor(world, fileOf(name)));
    expect(again.result?.status).toBe("done");
  });

  test.each(OTHERS)("is sent again: %s", async (name) => {
    const { result } = await applyWith(name, loseFirstWrite("lost before"));
    expect(result).toMatchObject({ status: "done", writes: 2 });
  });
});

test("does not adopt something with the same name that is different", async () => {
  const { result, world } = await applyWith("POST policy", (one) => async ({ method }) => {
    if (method !== "POST") {
      return undefined;
    }
    await one.console.policies.create({ name: "New", permissions: ["user:delete"] });
    return "lost before";
  });
  expect(result?.steps[0]).toMatchObject({ status: "unknown", id: "ref:policy/New" });
  const { policies } = (await readAll(world)).organization;
  expect(policies.filter(({ name }) => name === "New")).toHaveLength(1);
});

test("reads the list again if it cannot be read for a moment", async () => {
  const { result } = await applyWith("POST policy", (world) => ({ method, path }) => {
    const lists = world.sent.slice(world.writes()[0]?.n).filter((one) => one.path === path);
    const isListing = world.writes().length > 0 && path.endsWith("/organization/policies");
    return method === "POST"
      ? "lost after"
      : isListing && lists.length === 1
        ? failure(503)
        : undefined;
  });
  expect(result).toMatchObject({ status: "done", steps: [{ status: "adopted" }] });
});

test("does not know what happened if the list cannot be read either", async () => {
  const { result } = await applyWith("POST policy", (world) => ({ method, path }) => {
    const isListing = world.writes().length > 0 && path.endsWith("/organization/policies");
    return method === "POST" ? "lost after" : isListing ? failure(500) : undefined;
  });
  expect(result?.steps[0]?.status).toBe("unknown");
});

test.each([500, 502, 503, 504])(
  "looks for what a request created whose response is a %i",
  async (status) => {
    const { result } = await applyWith(
      "POST policy",
      () =>
        ({ method }) =>
          method === "POST" ? () => failure(status) : undefined,
    );
    expect(result).toMatchObject({ status: "done", steps: [{ status: "adopted" }] });
  },
);

test("fails a creation that the server answered with a 500 and did not execute", async () => {
  const { result } = await applyWith(
    "POST policy",
    () =>
      ({ method }) =>
        method === "POST" ? failure(500) : undefined,
  );
  expect(result).toMatchObject({ status: "incomplete", steps: [{ status: "failed" }] });
  expect(result?.steps[0]?.message).toContain("500");
});

test("does not know what happened to a change that is lost twice", async () => {
  const { result, world } = await applyWith(
    "PUT policy",
    () =>
      ({ method }) =>
        method === "PUT" ? "lost before" : undefined,
  );
  expect(result).toMatchObject({ writes: 2, steps: [{ status: "unknown" }] });
  expect(world.writes()).toHaveLength(2);
});

test("settles a success that cannot be read", async () => {
  const { result } = await applyWith(
    "POST role",
    () =>
      ({ method }) =>
        method === "POST" ? () => new Response("<html>", { status: 200 }) : undefined,
  );
  expect(result).toMatchObject({ status: "done", steps: [{ status: "adopted" }] });
});
