import fc from "fast-check";
import { expect } from "vitest";
import { type Plan, plan } from "../src/index.ts";
import { property } from "./support/property.ts";
import { randomWorld } from "./support/random-world.ts";

const now = new Date(0);

const shuffled = fc.record({ world: randomWorld, seed: fc.nat() });

property("neither the order of keys nor that of lists changes a plan", shuffled, async (given) => {
  const { before, target } = given.world;
  const random = randomOf(given.seed);
  const first = await plan(target, before, { now });
  const second = await plan(shuffle(target, random), shuffle(before, random), { now });
  expect(second.digest).toBe(first.digest);
  expect(withoutSource(second)).toEqual(withoutSource(first));
});

/** The order of the lists in a plan has a meaning: only what the source says of its files may differ. */
function withoutSource({ source, ...rest }: Plan): Omit<Plan, "source"> {
  return rest;
}

/** Shuffles every list in plain data. */
function shuffle<T>(value: T, random: () => number): T {
  if (Array.isArray(value)) {
    const items = value.map((item) => ({ item: shuffle(item, random), rank: random() }));
    return items.sort((a, b) => a.rank - b.rank).map(({ item }) => item) as T;
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const entries = Object.entries(value).map(([key, inner]) => [key, shuffle(inner, random)]);
  return Object.fromEntries(
    entries
      .map((entry) => ({ entry, rank: random() }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ entry }) => entry),
  ) as T;
}

function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
