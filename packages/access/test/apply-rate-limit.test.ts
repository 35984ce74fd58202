import { expect, test } from "vitest";
import { ACME } from "./support/acme.ts";
import { apply, createWorld, failure, planFor } from "./support/world.ts";

const names = Array.from({ length: 24 }, (_, index) => `New ${index + 1}`);
const FILE = `
version: 1
policies:
${names.map((name) => `  ${name}: { permissions: [user:read] }`).join("\n")}
`;

test("sends nothing while the server asks to wait, then half as much at once, and does everything", async () => {
  const world = createWorld(ACME);
  const planned = await planFor(world, FILE);
  world.delay = 5;
  let isLimited = false;
  world.disturb = () => {
    if (world.writes().length < 6 || isLimited) {
      return undefined;
    }
    isLimited = true;
    return failure(429, { "retry-after": "2" });
  };
  let pausedAt = 0;
  const onEvent = ({ type }: { type: string }) => {
    pausedAt = type === "rate-limit" ? performance.now() : pausedAt;
  };
  const { result, events } = await apply(world, planned, { onEvent });
  expect(result).toMatchObject({ status: "done", writes: 25 });
  expect(events.filter(({ type }) => type === "rate-limit")).toEqual([
    { type: "rate-limit", operation: "createPolicy", wait: 2_000, parallelism: 2 },
  ]);
  // A busy machine sends and counts a little later.
  const during = world.sent.filter(({ at }) => at > pausedAt + 100 && at < pausedAt + 1_900);
  expect(during).toEqual([]);
  const inFlight = (at: number) =>
    world.writes().filter((one) => one.at <= at && at < one.answered).length;
  const later = world.writes().filter(({ at }) => at > pausedAt + 100);
  expect(Math.max(...later.map(({ at }) => inFlight(at)))).toBe(2);
  const earlier = world.writes().filter(({ at }) => at < pausedAt + 100);
  expect(Math.max(...earlier.map(({ at }) => inFlight(at)))).toBe(4);
});

test("counts requests that are rejected together once", async () => {
  const world = createWorld(ACME);
  const planned = await planFor(world, FILE);
  world.delay = 3;
  world.disturb = () =>
    world.writes().length <= 4 && world.writes().length > 0
      ? failure(429, { "retry-after": "0" })
      : undefined;
  const { result, events } = await apply(world, planned);
  expect(result?.status).toBe("done");
  const limits = events.flatMap((event) =>
    event.type === "rate-limit" ? [event.parallelism] : [],
  );
  expect(limits).toHaveLength(4);
  expect(Math.min(...limits)).toBeGreaterThanOrEqual(1);
});

test("waits a second, then two, if the server does not say how long", async () => {
  const world = createWorld(ACME);
  const planned = await planFor(world, "version: 1\npolicies: { New: { permissions: [] } }");
  world.disturb = () => {
    const [first, second] = world.writes();
    return first && (!second || performance.now() - second.at < 100) ? failure(429) : undefined;
  };
  const { result, events } = await apply(world, planned);
  expect(result).toMatchObject({ status: "done", writes: 3 });
  const waits = events.flatMap((event) => (event.type === "rate-limit" ? [event.wait] : []));
  expect(waits).toEqual([1_000, 2_000]);
});

test("gives up if the server asks to wait for longer than ten minutes", async () => {
  const world = createWorld(ACME);
  const planned = await planFor(world, "version: 1\npolicies: { New: { permissions: [] } }");
  world.disturb = () =>
    world.writes().length === 1 ? failure(429, { "retry-after": "3600" }) : undefined;
  const { result } = await apply(world, planned);
  expect(result).toMatchObject({ status: "incomplete", steps: [{ status: "failed" }] });
  expect(result?.steps[0]?.message).toContain("429");
});

test("a signal ends the pause, and the step that waits is skipped", async () => {
  const world = createWorld(ACME);
  const planned = await planFor(world, "version: 1\npolicies: { New: { permissions: [] } }");
  const controller = new AbortController();
  world.disturb = () =>
    world.writes().length === 1 ? failure(429, { "retry-after": "60" }) : undefined;
  const onEvent = ({ type }: { type: string }) => type === "rate-limit" && controller.abort();
  const { result } = await apply(world, planned, { signal: controller.signal, onEvent });
  expect(result).toMatchObject({ status: "interrupted", steps: [{ status: "skipped" }] });
  expect(world.writes()).toHaveLength(1);
});
