import { expect } from "vitest";
import { type Declared, type DeclaredLevel, type LevelSnapshot, plan } from "../src/index.ts";
import { property } from "./support/property.ts";
import { randomWorld } from "./support/random-world.ts";

property("a plan changes only what the file names", randomWorld, async ({ before, target }) => {
  const declared = {
    ...target,
    manage: { ...target.manage, policies: "declared", roles: "declared" },
  } as const;
  const { steps, unmanaged } = await plan(declared, before);
  const named = namedIds(declared.level, before.organization);
  for (const { id, name } of before.projects ?? []) {
    const project = declared.projects.find((one) => [one.name, ...one.was].includes(name));
    const level = before.projects?.find((one) => one.id === id)?.level;
    for (const one of project ? [id, ...(level ? namedIds(project.level, level) : [])] : []) {
      named.add(one);
    }
  }
  for (const { id } of steps) {
    expect(id.startsWith("ref:") || named.has(id), id).toBe(true);
  }
  const changed = steps.map(({ scope, id }) => JSON.stringify([scope, id]));
  for (const { scope, id } of unmanaged) {
    expect(changed).not.toContain(JSON.stringify([scope, id]));
  }
});

/** The ids of the live objects that a level names. */
function namedIds(declared: DeclaredLevel, live: LevelSnapshot): Set<string> {
  const names = (objects: readonly Declared[], removed: readonly { readonly name: string }[]) =>
    new Set([
      ...objects.flatMap(({ name, was }) => [name, ...was]),
      ...removed.map((one) => one.name),
    ]);
  const policies = names(declared.policies, declared.removed.policies);
  const roles = names(declared.roles, declared.removed.roles);
  const people = [
    ...declared.members.map(({ email }) => email),
    ...declared.removed.members.map(({ name }) => name),
  ];
  const emails = new Set(people.map((email) => email.toLowerCase()));
  return new Set([
    ...live.policies.filter(({ name }) => policies.has(name)).map(({ id }) => id),
    ...live.roles.filter(({ name }) => roles.has(name)).map(({ id }) => id),
    ...(live.members ?? [])
      .filter(({ email }) => emails.has(email.toLowerCase()))
      .map(({ id }) => id),
  ]);
}
