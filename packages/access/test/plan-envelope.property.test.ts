import { expect } from "vitest";
import { plan } from "../src/index.ts";
import { findBreaches } from "./support/envelope.ts";
import { property } from "./support/property.ts";
import { randomWorld } from "./support/random-world.ts";

for (const order of ["deny-first", "exact"] as const) {
  property(`a plan in the mode ${order} lends only what it lists`, randomWorld, async (world) => {
    const { before, target } = world;
    const result = await plan(target, before, { order });
    const lent = findBreaches(before, result.steps).flatMap(({ extra }) => extra);
    const listed = result.order.exposures
      .filter(({ kind }) => kind === "extra")
      .flatMap(({ scope, permission, members }) =>
        members.map(({ id }) =>
          [scope === "organization" ? scope : scope.project, id, permission].join(" "),
        ),
      );
    expect(new Set(listed)).toEqual(new Set(lent));
    if (order === "exact") {
      expect(lent).toEqual([]);
    }
  });
}
