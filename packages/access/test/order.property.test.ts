import { expect } from "vitest";
import { type OrderMode, orderSteps } from "../src/index.ts";
import { type Breach, findBreaches } from "./support/envelope.ts";
import { property } from "./support/property.ts";
import { randomWorld } from "./support/random-world.ts";
import { toSteps } from "./support/to-steps.ts";

const MODES: readonly OrderMode[] = ["deny-first", "availability-first", "exact"];

const factsOf = (breaches: readonly Breach[], kind: "extra" | "missing") =>
  new Set(breaches.flatMap((breach) => breach[kind]));

property(
  "every exposure is listed, and exact lends no permission",
  randomWorld,
  ({ before, model }) => {
    const given = toSteps(model, before);
    for (const mode of MODES) {
      const { steps, order } = orderSteps(before, given, { mode });
      const breaches = findBreaches(before, steps);
      for (const kind of ["extra", "missing"] as const) {
        const exposures = order.exposures.filter((exposure) => exposure.kind === kind);
        const listed = exposures.flatMap(({ scope, permission, members }) => {
          const level = scope === "organization" ? scope : scope.project;
          return members.map(({ id }) => `${level} ${id} ${permission}`);
        });
        expect(new Set(listed)).toEqual(factsOf(breaches, kind));
      }
      expect(order.envelope).toBe(breaches.length > 0 ? "transient" : "exact");
      expect(mode === "exact" ? factsOf(breaches, "extra") : new Set()).toEqual(new Set());
    }
  },
);

property("steps come after those that they depend on, and all are there", randomWorld, (world) => {
  const given = toSteps(world.model, world.before);
  const { steps } = orderSteps(world.before, given);
  expect(steps.map(({ n }) => n)).toEqual(given.map((_, index) => index + 1));
  expect(steps.map(({ id, kind }) => `${kind}:${id}`).sort()).toEqual(
    given.map(({ id, kind }) => `${kind}:${id}`).sort(),
  );
  for (const { n, dependsOn } of steps) {
    expect(dependsOn.every((other) => other < n)).toBe(true);
  }
});

property("a failed step lends no permission", randomWorld, ({ before, model }) => {
  const { steps } = orderSteps(before, toSteps(model, before), { mode: "exact" });
  for (const failed of steps) {
    const skipped = new Set([failed.n]);
    const performed = steps.filter(({ n, dependsOn }) => {
      const isSkipped = skipped.has(n) || dependsOn.some((other) => skipped.has(other));
      return isSkipped ? !skipped.add(n) : true;
    });
    expect(findBreaches(before, performed, steps).flatMap(({ extra }) => extra)).toEqual([]);
  }
});

property("the order of the input does not matter", randomWorld, ({ before, model }) => {
  const steps = toSteps(model, before);
  expect(orderSteps(before, [...steps].reverse(), { mode: "exact" })).toEqual(
    orderSteps(before, steps, { mode: "exact" }),
  );
});
