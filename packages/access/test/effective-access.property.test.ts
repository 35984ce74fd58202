import { expect } from "vitest";
import {
  type AccessChange,
  diffAccess,
  explain,
  type OrganizationSnapshot,
  type Scope,
  simulateStep,
  whoCan,
} from "../src/index.ts";
import { bruteForce } from "./support/brute-force.ts";
import { property } from "./support/property.ts";
import { randomWorld } from "./support/random-world.ts";
import { toSteps } from "./support/to-steps.ts";

const fact = (scope: Scope, member: string, permission: string) =>
  `${scope === "organization" ? scope : scope.project} ${member} ${permission}`;

const projectsOf = ({ projects }: OrganizationSnapshot) => [
  undefined,
  ...(projects ?? []).map(({ id }) => id),
];

property("whoCan finds what a brute-force evaluator finds", randomWorld, ({ before }) => {
  const found = projectsOf(before).flatMap((project) => {
    const { scope, known, holders } = whoCan(before, "*", { project });
    expect(known).toBe(true);
    return holders.map(({ member, permission }) => fact(scope, member.id, permission));
  });
  expect(found.sort()).toEqual([...bruteForce(before)].sort());
});

property("explain finds the same, with a path for each permission", randomWorld, ({ before }) => {
  const found = (before.organization.members ?? []).flatMap(({ id, email }) =>
    explain(before, email.toUpperCase()).levels.flatMap(({ scope, permissions }) =>
      permissions.map(({ permission, paths }) => {
        expect(paths.length).toBeGreaterThan(0);
        return fact(scope, id, permission);
      }),
    ),
  );
  expect(found.sort()).toEqual([...bruteForce(before)].sort());
});

property("diffAccess finds the difference of two evaluations", randomWorld, ({ before, model }) => {
  const steps = toSteps(model, before);
  const after = steps.reduce<OrganizationSnapshot>(simulateStep, before);
  const [first, last] = [bruteForce(before), bruteForce(after)];
  const { gains, losses } = diffAccess(before, after, ["*:manage"]);
  const facts = (changes: readonly AccessChange[]) =>
    changes
      .flatMap(({ scope, permission, members }) =>
        members.map(({ id }) => fact(scope, id, permission)),
      )
      .sort();
  expect(facts(gains)).toEqual([...last].filter((one) => !first.has(one)).sort());
  expect(facts(losses)).toEqual([...first].filter((one) => !last.has(one)).sort());
  for (const { permission, sensitive, paths } of [...gains, ...losses]) {
    expect(sensitive).toBe(permission.endsWith(":manage"));
    expect(paths.length).toBeGreaterThan(0);
  }
});
