import type { StepChange, UnorderedStep } from "../../src/index.ts";
import { policy } from "./access-fixtures.ts";

type Names = readonly string[];

const named = (names: Names) => names.map((name) => ({ id: name, name }));
const policyContent = (name: string, permissions: Names) => {
  const { id: _, ...content } = policy(name, permissions);
  return content;
};
const roleContent = (name: string, policies: Names) => ({
  ...{ name, description: null },
  policies: named(policies),
});

/** What a member has. */
export const memberContent = (email: string, role: string) => ({
  email,
  role: { id: role, name: role },
});

/** Creates a step of the organization whose id is the name of its object. */
export function step(id: string, change: StepChange, dependsOn: Names = []): UnorderedStep {
  const common = { scope: "organization", why: "declared", at: null, temporary: false } as const;
  const key = `${change.kind}:${id}`;
  return { ...common, ...change, key, id, name: id, operation: change.kind, dependsOn };
}

/** Creates, changes or deletes a policy. */
export const policyStep = (
  name: string,
  before: Names | null,
  after: Names | null,
  newName = name,
) =>
  step(name, {
    kind: "policy",
    before: before && policyContent(name, before),
    after: after && policyContent(newName, after),
  });

/** Creates, changes or deletes a role. */
export const roleStep = (name: string, before: Names | null, after: Names | null) =>
  step(name, {
    kind: "role",
    before: before && roleContent(name, before),
    after: after && roleContent(name, after),
  });

/** Changes or removes a member. */
export const memberStep = (email: string, before: string, after: string | null) =>
  step(email, {
    kind: "member",
    before: memberContent(email, before),
    after: after === null ? null : memberContent(email, after),
  });

/** Two roles swap their policies, and the policies their permissions. */
export function swapSteps(): readonly UnorderedStep[] {
  return [
    policyStep("P", ["user:read"], ["user:delete"]),
    policyStep("Q", ["user:delete"], ["user:read"]),
    roleStep("Reader", ["P"], ["Q"]),
    roleStep("Remover", ["Q"], ["P"]),
  ];
}
