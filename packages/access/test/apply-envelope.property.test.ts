import fc from "fast-check";
import { expect } from "vitest";
import { effectiveAccess, type OrganizationSnapshot } from "../src/index.ts";
import { property } from "./support/property.ts";
import { randomWorld } from "./support/random-world.ts";
import { planAccepted } from "./support/runs.ts";
import { snapshotOf } from "./support/snapshot-of.ts";
import { apply, createWorld } from "./support/world.ts";

property(
  "writes at the same time lend and take nothing that their order does not, however long each takes",
  fc.tuple(
    randomWorld,
    fc.constantFrom("deny-first", "exact"),
    fc.infiniteStream(fc.integer({ min: 0, max: 3 })),
  ),
  async ([{ seed, target }, mode, delays]) => {
    const world = createWorld(seed);
    const planned = await planAccepted(world, target, mode);
    if (planned.order.envelope !== "exact") {
      return;
    }
    // The plan knows nothing about access to projects that it creates.
    const known = new Set(world.fake.state().projects.map(({ id }) => id));
    const state = () => holdingsOf(snapshotOf(world.fake.state()), known);
    const states = [state()];
    world.disturb = async ({ method }) => {
      if (method === "GET") {
        return undefined;
      }
      await new Promise((resolve) => setTimeout(resolve, delays.next().value));
      return (response) => {
        states.push(state());
        return response;
      };
    };
    await apply(world, planned);
    const [before, after] = [states[0], states.at(-1)] as [Set<string>, Set<string>];
    for (const between of states) {
      const lent = [...between].filter((one) => !before.has(one) && !after.has(one));
      const taken = [...before].filter((one) => after.has(one) && !between.has(one));
      expect({ lent, taken }).toEqual({ lent: [], taken: [] });
    }
  },
);

function holdingsOf(snapshot: OrganizationSnapshot, projects: ReadonlySet<string>): Set<string> {
  const all = effectiveAccess(snapshot).levels.flatMap(({ scope, members }) =>
    scope !== "organization" && !projects.has(scope.project)
      ? []
      : [...(members ?? [])].flatMap(([member, access]) =>
          [...access.keys()].map((permission) => JSON.stringify([scope, member, permission])),
        ),
  );
  return new Set(all);
}
