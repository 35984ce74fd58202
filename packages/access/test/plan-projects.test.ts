import { expect, test } from "vitest";
import { plan } from "../src/index.ts";
import { ACME, brakesOf, declare, organizationOf, planOf, requestsOf } from "./support/plan-of.ts";
import { runPlan } from "./support/run-plan.ts";

const SEED = {
  ...ACME,
  projectPermissions: ["iam:manage", "trace:read"].map((name) => ({ id: `p-${name}`, name })),
  governancePolicies: ["PII controls", "Red teaming"].map((name) => ({ id: name, name })),
  projects: [
    {
      id: "checkout",
      name: "Checkout",
      governancePolicy: "PII controls",
      policies: [{ id: "traces", name: "Read traces", permissions: ["trace:read"] }],
      roles: [{ id: "reviewer", name: "Reviewer", policies: ["Read traces"] }],
      members: [{ email: "ana@acme.test", role: "Member" }],
      invitations: [],
      apiKeys: [],
    },
    { id: "web", name: "Web", policies: [], roles: [], members: [], invitations: [], apiKeys: [] },
  ],
};

test("the levels of a project are compared", async () => {
  const made = await planOf(
    `
projects:
  Checkout:
    policies: { Read traces: { permissions: [] } }
    members: { ana@acme.test: Reviewer, bo@acme.test: Reviewer }
`,
    SEED,
  );
  expect(requestsOf(made).sort()).toEqual([
    "createProjectInvitations bo@acme.test",
    "updateProjectMemberRole ana@acme.test",
    "updateProjectPolicy Read traces",
  ]);
  expect(made.steps.map(({ scope }) => scope)).toEqual(Array(3).fill({ project: "checkout" }));
  expect(made.target.projects).toMatchObject({ checkout: "Checkout" });
});

test("a new project comes with its policies, roles and governance", async () => {
  const text = `
projects:
  Shop:
    description: The shop
    policies: { Read: { permissions: [trace:read] } }
    roles: { Reviewer: { policies: [Read] } }
    governance: [Red teaming]
`;
  const made = await planOf(text, SEED);
  expect(requestsOf(made)).toEqual([
    "createProject Shop",
    "createProjectPolicy Read",
    "createProjectRole Reviewer",
    "assignProjectsToGovernancePolicy Shop",
  ]);
  expect(made.steps[2]).toMatchObject({
    id: "ref:Shop/role/Reviewer",
    scope: { project: "ref:project/Shop" },
    after: { policies: [{ id: "ref:Shop/policy/Read" }] },
  });
  const { after, statuses } = await runPlan(text, SEED);
  expect(statuses).toEqual([200, 200, 200, 200]);
  expect((await plan(declare(text), after)).steps).toEqual([]);
});

test("a project is renamed, and its description stays", async () => {
  const made = await planOf("projects: { Till: { was: [Checkout] } }", SEED);
  expect(made.steps).toMatchObject([{ operation: "updateProject", id: "checkout", name: "Till" }]);
});

test("governance is assigned, moved and unassigned, and absent means not managed", async () => {
  const governance = async (list: string) =>
    requestsOf(await planOf(`projects: { Checkout: { governance: ${list} } }`, SEED));
  expect(await governance("[PII controls]")).toEqual([]);
  expect(await governance("[Red teaming]")).toEqual(["assignProjectsToGovernancePolicy Checkout"]);
  expect(await governance("[]")).toEqual(["unassignProjectsFromGovernancePolicy Checkout"]);
  expect(requestsOf(await planOf("projects: { Checkout: {} }", SEED))).toEqual([]);
  await expect(governance("[Pii controls]")).rejects.toMatchObject({ code: "invalid-file" });
});

test("a project is deleted only if its name is given", async () => {
  const text = "removed: { projects: [Web] }";
  const stopped = await planOf(text, SEED);
  expect(stopped.brakes).toMatchObject([{ name: "deleteProject", accept: null }]);
  const meant = await planOf(text, SEED, { deleteProjects: ["Web"] });
  expect(meant.warnings).toEqual([]);
  expect(brakesOf(meant)).toEqual([]);
  expect(requestsOf(meant)).toEqual(["deleteProject Web"]);
});

test("a project that left the file stays, unless its name is given", async () => {
  const base = declare("projects: { Web: {} }");
  const kept = await planOf("projects: { Checkout: {} }", SEED, { base });
  expect([kept.steps, brakesOf(kept)]).toEqual([[], []]);
  expect(kept.warnings).toEqual([expect.stringContaining('--delete-project "Web"')]);
  const meant = await planOf("projects: { Checkout: {} }", SEED, { base, deleteProjects: ["Web"] });
  expect(requestsOf(meant)).toEqual(["deleteProject Web"]);
});

test("who leaves the organization leaves its projects without a request", async () => {
  const text =
    "removed: { members: [ana@acme.test] }\nprojects: { Checkout: { removed: { members: [ana@acme.test] } } }";
  expect(requestsOf(await planOf(text, SEED))).toEqual(["removeMember ana@acme.test"]);
});

test("who leaves the organization cannot be declared in a project", async () => {
  const removed = `
removed: { members: [ANA@acme.test] }
projects: { Checkout: { members: { ana@acme.test: Reviewer } } }
`;
  const undeclared = `
manage: { members: exclusive }
limits: { deletions: 9, keepHolders: { iam:manage: 0 } }
members: { bo@acme.test: Reader }
projects: { Checkout: { members: { ana@acme.test: Reviewer } } }
`;
  for (const text of [removed, undeclared]) {
    await expect(planOf(text, SEED)).rejects.toMatchObject({
      code: "invalid-file",
      message: expect.stringContaining("ana@acme.test leaves the organization"),
    });
  }
});

test("with projects off nothing in them changes", async () => {
  const text =
    "manage: { projects: off, governance: off }\nprojects: { Checkout: { policies: { Read traces: { permissions: [] } } } }";
  expect((await planOf(text, SEED)).steps).toEqual([]);
});

test("the content of a new project waits if no other project was read", async () => {
  const all = organizationOf(SEED);
  const text = "projects: { Shop: { policies: { Read: { permissions: [trace:read] } } } }";
  const made = await plan(declare(text), { ...all, projects: [] });
  expect(requestsOf(made)).toEqual(["createProject Shop"]);
  expect(made.notes).toContainEqual(expect.stringContaining("Shop"));
});
