import { expect, test } from "vitest";
import { test as testFile } from "../src/index.ts";
import { ACME, declare, planOf, requestsOf } from "./support/plan-of.ts";

const LIMITS = "limits: { deletions: 100%, losePairs: 100%, keepHolders: { iam:manage: 0 } }\n";
const exclusive = (kinds: string) => `manage: { ${kinds} }\n${LIMITS}`;

const PROJECTS = {
  ...ACME,
  projectPermissions: [{ id: "trace:read", name: "trace:read" }],
  governancePolicies: [{ id: "pii", name: "PII" }],
  projects: [
    {
      ...{ id: "checkout", name: "Checkout", governancePolicy: "PII" },
      policies: [{ id: "read", name: "Read", permissions: ["trace:read"] }],
      roles: [{ id: "reviewer", name: "Reviewer", policies: ["Read"] }],
      members: [],
    },
  ],
};

test("exclusive deletes nothing where the file does not have the key", async () => {
  const file = exclusive("policies: exclusive, roles: exclusive, members: exclusive");
  expect((await planOf(file)).steps).toEqual([]);
  expect((await planOf(`${file}roles: { Helper: {}, Reader: {} }\n`)).steps).toEqual([]);
});

test("exclusive deletes everyone if the file has the key and names no one", async () => {
  const made = await planOf(`${exclusive("members: exclusive")}members: {}\n`);
  expect(requestsOf(made)).toHaveLength(3);
});

test("exclusive deletes nothing in a project without the key", async () => {
  const file = exclusive(
    "policies: exclusive, roles: exclusive, members: exclusive, governance: exclusive",
  );
  const kept = await planOf(`${file}projects: { Checkout: { description: Web } }\n`, PROJECTS);
  expect(requestsOf(kept)).toEqual(["updateProject Checkout"]);
  const cleared = await planOf(
    `${file}projects: { Checkout: { policies: {}, roles: {}, governance: [] } }\n`,
    PROJECTS,
  );
  expect(requestsOf(cleared).sort()).toEqual([
    "deleteProjectPolicy Read",
    "deleteProjectRole Reviewer",
    "unassignProjectsFromGovernancePolicy Checkout",
  ]);
});

test("exclusive deletes no project and unassigns nothing if the file has no projects key", async () => {
  const file = exclusive("projects: exclusive, governance: exclusive");
  const made = await planOf(file, PROJECTS, { deleteProjects: ["Checkout"] });
  expect([made.steps, made.brakes]).toEqual([[], []]);
});

test("without a members key no assertion counts on members being exclusive", () => {
  const file = `${exclusive("members: exclusive")}assert: [{ atLeast: 1, members: any, hold: iam:manage }]\n`;
  expect(testFile(declare(file))).toMatchObject([{ passed: true }]);
  expect(testFile(declare(`${file}members: {}\n`))).toMatchObject([{ passed: false }]);
});

test("a key that vanished since the base deletes nothing, and the plan says so", async () => {
  const base = declare(
    "policies: { Admins: {} }\nroles: { Keeper: {} }\nmembers: { bo@acme.test: Reader }",
  );
  const made = await planOf("", ACME, { base });
  expect(made.steps).toEqual([]);
  expect(made.warnings).toEqual(
    ["members", "policies", "roles"].map((key) => expect.stringContaining(`The key ${key} is`)),
  );
  const meant = await planOf("members: {}", ACME, { base });
  expect(requestsOf(meant)).toEqual(["removeMember bo@acme.test"]);
});
