import { expect, test } from "vitest";
import {
  type Declaration,
  type OrganizationSnapshot,
  parse,
  simulateStep,
  snapshotFromDeclaration,
  test as testDeclaration,
  whoCan,
} from "../src/index.ts";
import { organization } from "./support/access-fixtures.ts";
import { bruteForce } from "./support/brute-force.ts";
import { property } from "./support/property.ts";
import { randomWorld } from "./support/random-world.ts";
import { toSteps } from "./support/to-steps.ts";

const ACCESS = `version: 1
manage: { members: declared }
policies:
  Support: { permissions: [user:read] }
  Managers: { permissions: [iam:manage] }
roles:
  Support: { policies: [Support] }
  Managers: { policies: [Support, Managers] }
members:
  ana@acme.test: Managers
  bo@acme.test: Support
projects:
  Checkout:
    members: { bo@acme.test: Manager }
`;

function declare(text: string): Declaration {
  const { declaration, problems } = parse([{ path: "access.yaml", text }]);
  expect(problems).toEqual([]);
  return declaration as Declaration;
}

function testAsserted(assertion: string, snapshot?: OrganizationSnapshot) {
  return testDeclaration(declare(`${ACCESS}assert:\n  - ${assertion}\n`), snapshot)[0];
}

property("a declared organization gives what its steps give", randomWorld, (world) => {
  const { before, target, model } = world;
  const after = toSteps(model, before).reduce<OrganizationSnapshot>(simulateStep, before);
  const declared = snapshotFromDeclaration(target, before);
  expect([...bruteForce(declared)].sort()).toEqual([...bruteForce(after)].sort());
});

test("without an organization, declared people are members", () => {
  const snapshot = snapshotFromDeclaration(declare(ACCESS));
  const holders = (permission: string, project?: string) =>
    whoCan(snapshot, permission, { project }).holders.map(({ member }) => member.email);
  expect(holders("user:read")).toEqual(["ana@acme.test", "bo@acme.test"]);
  expect(holders("iam:manage")).toEqual(["ana@acme.test"]);
});

test("with an organization, people who are not members yet do not count", () => {
  const live = organization({ members: { "bo@acme.test": "Member" } });
  const snapshot = snapshotFromDeclaration(declare(ACCESS), live);
  expect(whoCan(snapshot, "user:read").holders.map(({ member }) => member.email)).toEqual([
    "bo@acme.test",
  ]);
});

test("assertions that other members could make true pass without an organization", () => {
  const atLeast = "{ atLeast: 2, members: any, hold: iam:manage }";
  expect(testAsserted(atLeast)).toMatchObject({
    passed: true,
    message:
      "Not checked, because not all members are known. 1 member holds iam:manage; at least 2 must.",
  });
  expect(testAsserted(atLeast, organization({}))?.passed).toBe(false);
});

test("assertions about roles are checked without an organization", () => {
  expect(testAsserted("{ never: { role: Support, holds: iam:manage } }")?.passed).toBe(true);
  expect(testAsserted("{ never: { role: Managers, holds: iam:manage } }")).toMatchObject({
    passed: false,
    message: 'iam:manage is held by role "Managers", ana@acme.test.',
  });
});
