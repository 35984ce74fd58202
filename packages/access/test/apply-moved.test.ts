import { expect, test } from "vitest";
import { ACME } from "./support/acme.ts";
import { apply, createWorld, planFor, readAll, type World } from "./support/world.ts";

const names = Array.from({ length: 25 }, (_, index) => `New ${index + 1}`);
const FILE = `
version: 1
policies:
  Support: { permissions: [user:read, billing:read] }
${names.map((name) => `  ${name}: { permissions: [user:read] }`).join("\n")}
`;

/** Lets someone else do something between two writes. */
const afterWrites = (world: World, count: number, edit: () => Promise<unknown>) => {
  let isDone = false;
  world.disturb = async ({ method }) => {
    if (method !== "GET" && world.writes().length === count + 1 && !isDone) {
      isDone = true;
      await edit();
    }
    return undefined;
  };
};

test("stops at the next reading if someone else changes what the plan depends on", async () => {
  const world = createWorld(ACME);
  const planned = await planFor(world, FILE);
  const isEarly = (planned.steps.find(({ name }) => name === "Support")?.n ?? 99) <= 4;
  afterWrites(world, isEarly ? 4 : 0, () =>
    world.console.policies.grant("p-support", ["user:delete"]),
  );
  const { error, result, events } = await apply(world, planned);
  expect(error).toMatchObject({ code: "incomplete-apply" });
  expect(world.writes()).toHaveLength(10);
  expect(result?.steps.filter(({ status }) => status === "done")).toHaveLength(10);
  expect(result?.steps.filter(({ status }) => status === "skipped")).toHaveLength(16);
  const sentence = 'The policy "Support" was changed: + user:delete.';
  expect(result?.moved).toEqual([sentence]);
  expect(error?.message).toContain(sentence);
  expect(events).toContainEqual({ type: "reread", moved: [sentence] });
});

test("notices at the next reading if someone else deletes what the plan has created", async () => {
  const world = createWorld(ACME);
  const planned = await planFor(world, FILE);
  afterWrites(world, 5, async () => {
    const created = world.fake.state().policies.find(({ name }) => name.startsWith("New "));
    await world.console.policies.delete(`${created?.id}`);
  });
  const { result } = await apply(world, planned);
  expect(result?.moved).toMatchObject([
    expect.stringMatching(/^The policy "New \d+" was deleted\.$/),
  ]);
  expect(world.writes()).toHaveLength(10);
});

test("goes on if something unrelated changes meanwhile", async () => {
  const world = createWorld(ACME);
  const planned = await planFor(world, FILE);
  afterWrites(world, 4, () => world.console.policies.grant("p-old", ["user:delete"]));
  const { result } = await apply(world, planned);
  expect(result?.status).toBe("done");
});

test("notices at the end what changed after the last reading between steps", async () => {
  const world = createWorld(ACME);
  const planned = await planFor(world, "version: 1\npolicies: { Support: { permissions: [] } }");
  world.disturb = async ({ method }) => {
    if (method === "GET" && world.writes().length === 1) {
      await world.console.policies.grant("p-support", ["user:delete"]);
    }
    return undefined;
  };
  const { result } = await apply(world, planned);
  expect(result).toMatchObject({
    status: "incomplete",
    steps: [{ status: "done" }],
    moved: ['The policy "Support" was changed: + user:delete.'],
  });
});

test("reads again if five seconds have passed since the last reading", async () => {
  const world = createWorld(ACME);
  const planned = await planFor(world, FILE);
  const real = performance.now.bind(performance);
  let skipped = 0;
  performance.now = () => real() + skipped;
  world.disturb = ({ method }) => {
    if (method !== "GET" && world.writes().length === 3) {
      skipped = 5_000;
    }
    return undefined;
  };
  try {
    const { events } = await apply(world, planned);
    const early = events.findIndex(({ type }) => type === "reread");
    const doneBefore = events.slice(0, early).filter(({ type }) => type === "step-done");
    expect(doneBefore.length).toBeLessThan(10);
    expect(events.filter(({ type }) => type === "reread").length).toBe(3);
  } finally {
    performance.now = real;
  }
});

test("an aborted signal ends the write in flight, skips the rest and says so", async () => {
  const world = createWorld(ACME);
  const planned = await planFor(world, FILE);
  const controller = new AbortController();
  world.disturb = () => {
    if (world.writes().length === 6) {
      controller.abort();
    }
    return undefined;
  };
  world.delay = 2;
  const { error, result, events } = await apply(world, planned, { signal: controller.signal });
  expect(error).toMatchObject({ code: "incomplete-apply" });
  expect(result?.status).toBe("interrupted");
  const done = result?.steps.filter(({ status }) => status === "done").length ?? 0;
  expect(done).toBe(world.writes().length);
  expect(done).toBeLessThan(12);
  expect(result?.steps.filter(({ status }) => status === "skipped")).toHaveLength(26 - done);
  expect(events.at(-1)).toMatchObject({ type: "done", status: "interrupted" });
  const { result: resumed } = await apply(world, await planFor(world, FILE));
  expect(resumed).toMatchObject({ status: "done", writes: 26 - done });
  const { policies } = (await readAll(world)).organization;
  expect(policies).toHaveLength(28);
});

test("writes nothing if the signal is aborted before", async () => {
  const world = createWorld(ACME);
  const planned = await planFor(world, FILE);
  const { error } = await apply(world, planned, { signal: AbortSignal.abort() });
  expect(error).toBeDefined();
  expect(world.writes()).toEqual([]);
});
