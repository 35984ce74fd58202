import fc from "fast-check";
import { expect } from "vitest";
import { type Declaration, type DeclaredName, plan } from "../src/index.ts";
import { property } from "./support/property.ts";
import { type RandomWorld, randomWorld } from "./support/random-world.ts";

const AT = { file: "access.yaml", line: 1, column: 1 };

/** Small limits, so that many plans are stopped. */
const limited = fc.record({
  world: randomWorld,
  deletions: fc.constantFrom(0, 1, 2, "10%"),
  losePairs: fc.constantFrom(0, 2, 5, "5%"),
  gainSensitivePairs: fc.constantFrom(0, 1, 3),
  holders: fc.constantFrom(0, 1, 2),
  extra: fc.infiniteStream(fc.boolean()),
});

property("a plan that is stopped is still stopped with more deletions", limited, async (given) => {
  const { world, extra, holders, ...limits } = given;
  const target = {
    ...world.target,
    limits: { ...limits, keepHolders: { "iam:manage": holders } },
    manage: { ...world.target.manage, policies: "declared", roles: "declared" },
  } as const;
  const first = await plan(target, world.before);
  const second = await plan(withDeletions(target, world, extra), world.before);
  const stopping = new Set(second.brakes.map(({ name }) => name));
  for (const { name } of first.brakes) {
    expect(stopping).toContain(name);
  }
});

/** Also removes policies and roles that the file does not name and nothing uses. */
function withDeletions(
  target: Declaration,
  { before }: RandomWorld,
  extra: Iterator<boolean>,
): Declaration {
  const { level } = target;
  const { policies, roles, members, invitations } = before.organization;
  const named = new Set(
    [...level.policies, ...level.roles].flatMap(({ name, was }) => [name, ...was]),
  );
  for (const { policies: used } of level.roles) {
    for (const { name } of used ?? []) {
      named.add(name);
    }
  }
  for (const { role } of level.members) {
    named.add(role);
  }
  const used = new Set([
    ...roles.flatMap(({ policyIds }) => policyIds),
    ...(members ?? []).map(({ roleId }) => roleId),
    ...(invitations ?? []).map(({ roleId }) => roleId),
  ]);
  const pick = (
    objects: readonly { readonly id: string; readonly name: string; readonly preset?: boolean }[],
    removed: readonly DeclaredName[],
  ) => [
    ...removed,
    ...objects
      .filter(({ id, name, preset }) => !preset && !named.has(name) && !used.has(id))
      .filter(({ name }) => removed.every((one) => one.name !== name) && extra.next().value)
      .map(({ name }) => ({ name, at: AT })),
  ];
  const removed = {
    ...level.removed,
    policies: pick(policies, level.removed.policies),
    roles: pick(roles, level.removed.roles),
  };
  return { ...target, level: { ...level, removed } };
}
