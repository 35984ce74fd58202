import { expect } from "vitest";
import type { Declaration, OrganizationSnapshot } from "../src/index.ts";
import { parse, plan, pull } from "../src/index.ts";
import { simulateStep } from "../src/order/simulate-step.ts";
import { property } from "./support/property.ts";
import { randomWorld } from "./support/random-world.ts";

const path = "access.yaml";

function read(text: string): Declaration {
  const { declaration, problems } = parse([{ path, text }]);
  expect(problems).toEqual([]);
  return declaration as Declaration;
}

property("a pulled file plans to nothing", randomWorld, async ({ before }) => {
  const text = pull(before, null, { path });
  const { steps, brakes } = await plan(read(text), before);
  expect(steps).toEqual([]);
  expect(brakes).toEqual([]);
  expect(pull(before, text, { path })).toBe(text);
});

property(
  "pulling after a change alters only the lines of what changed",
  randomWorld,
  ({ before }) => {
    const text = withComments(pull(before, null, { path }));
    const [policy, ...others] = before.organization.policies;
    if (!policy) {
      return;
    }
    const { permissions } = before.organization;
    const held = new Set(policy.permissions.map(({ name }) => name));
    const changed = { ...policy, permissions: permissions.filter(({ name }) => !held.has(name)) };
    const after = {
      ...before,
      organization: { ...before.organization, policies: [changed, ...others] },
    };
    const declared = read(text).level.policies;
    const start = declared.find(({ name }) => name === policy.name)?.at.line ?? 0;
    const next = Math.min(...declared.map(({ at }) => at.line).filter((line) => line > start));
    const pulled = pull(after, text, { path });
    const [old, lines] = [text.split("\n"), pulled.split("\n")];
    expect(lines.slice(0, start)).toEqual(old.slice(0, start));
    const rest = Number.isFinite(next) ? old.slice(next - 1) : old.slice(old.indexOf("roles:"));
    expect(lines.slice(-rest.length)).toEqual(rest);
  },
);

property("what was pulled after a change plans to nothing", randomWorld, async (world) => {
  const { before, target } = world;
  const { steps } = await plan(target, before);
  const after = steps.reduce<OrganizationSnapshot>(simulateStep, before);
  const pulled = pull(after, pull(before, null, { path }), { path });
  expect((await plan(read(pulled), after)).steps).toEqual([]);
});

/** Adds a comment after each line that can have one. */
function withComments(text: string): string {
  return text.replace(/^( *[\w -]+:)$/gm, "$1 # kept");
}
