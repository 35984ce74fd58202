import { expect, test } from "vitest";
import { plan } from "../src/index.ts";
import { ACME, brakesOf, declare, planOf, requestsOf } from "./support/plan-of.ts";
import { runPlan } from "./support/run-plan.ts";

test("a former name renames the object, and roles keep it", async () => {
  const { steps } = await planOf(`
policies:
  Support desk: { was: [Support], permissions: [billing:read, user:read] }
`);
  expect(steps).toMatchObject([
    {
      operation: "updatePolicy",
      id: "support",
      name: "Support desk",
      why: 'renamed from "Support"',
    },
  ]);
});

test("a former name stays in the file after the rename", async () => {
  const { steps } = await planOf("policies: { Support: { was: [Old support] } }");
  expect(steps).toEqual([]);
});

test("two policies swap their names through a temporary one", async () => {
  const text = `
policies:
  Support: { id: readers, permissions: [project:read, user:read] }
  Readers: { id: support, permissions: [billing:read, user:read] }
`;
  const result = await runPlan(text, ACME);
  expect(result.statuses).toEqual([200, 200, 200]);
  expect(result.names).toMatchObject({ support: "Readers", readers: "Support" });
  expect((await plan(declare(text), result.after)).steps).toEqual([]);
});

test("three roles change their names in a circle", async () => {
  const text = `
roles:
  Helper: { id: keeper }
  Reader: { id: helper }
  Keeper: { id: reader }
`;
  const result = await runPlan(text, ACME);
  expect(result.statuses).toEqual([200, 200, 200, 200]);
  expect(result.names).toMatchObject({ keeper: "Helper", helper: "Reader", reader: "Keeper" });
});

test("a chain of renames starts at its end", async () => {
  const text = `
policies:
  Readers: { was: [Support] }
  Old readers: { was: [Readers] }
`;
  const result = await runPlan(text, ACME);
  expect(result.statuses).toEqual([200, 200]);
  expect(result.names).toMatchObject({ support: "Readers", readers: "Old readers" });
  expect((await plan(declare(text), result.after)).steps).toEqual([]);
});

test("a new policy takes the name of a renamed one", async () => {
  const text = `
policies:
  Support desk: { was: [Support] }
  Support: { permissions: [iam:manage] }
`;
  const result = await runPlan(text, ACME);
  expect(result.statuses).toEqual([200, 200]);
  expect(result.names).toMatchObject({ support: "Support desk" });
  expect((await plan(declare(text), result.after)).steps).toEqual([]);
});

test("a deletion and a creation with the same content are suspected to be a rename", async () => {
  const text = `
policies: { Support desk: { permissions: [billing:read, user:read] } }
roles: { Helper: { policies: [Support desk] } }
removed: { policies: [Support] }
`;
  const suspected = await planOf(text);
  expect(brakesOf(suspected)).toEqual(["suspectedRename"]);
  expect(suspected.brakes[0]?.message).toContain('was: ["Support"]');
  expect(suspected.brakes[0]?.accept).toBe("replace policy Support by Support desk");
  const accept = ["replace policy Support by Support desk"];
  const accepted = await planOf(text, ACME, { accept });
  expect(brakesOf(accepted)).toEqual([]);
  expect(requestsOf(accepted)).toContain("deletePolicy Support");
});

test("a deletion and a creation with other content are not", async () => {
  const { brakes } = await planOf(`
policies: { Finance: { permissions: [billing:read] } }
roles: { Helper: { policies: [Finance] } }
removed: { policies: [Support] }
`);
  expect(brakes).toEqual([]);
});

test("names that differ only in case, normalization or whitespace are not guessed", async () => {
  for (const name of ["support", '"Support "', "SUPPORT"]) {
    await expect(planOf(`policies: { ${name}: { permissions: [] } }`)).rejects.toMatchObject({
      code: "invalid-file",
      message: expect.stringContaining("support"),
    });
  }
  const seed = {
    ...ACME,
    policies: [{ id: "nfc", name: "Caf\u00e9", permissions: [] }],
    roles: [],
    members: [],
  };
  await expect(planOf(`policies: { "Cafe\u0301": {} }`, seed)).rejects.toThrow("nfc");
});

test("an ambiguous name lists the ids, and an id selects", async () => {
  const policies = [...ACME.policies, { id: "twin", name: "SUPPORT", permissions: ["user:read"] }];
  const seed = { ...ACME, policies };
  const text = "policies: { Support: { permissions: [user:read] } }";
  await expect(planOf(text, seed)).rejects.toThrow(/support.*twin/s);
  const { steps } = await planOf(text.replace("{ perm", "{ id: support, perm"), seed);
  expect(steps).toMatchObject([{ id: "support" }]);
});

test("accepting a replacement in a project accepts it nowhere else", async () => {
  const seed = {
    ...ACME,
    projectPermissions: [{ id: "trace:read", name: "trace:read" }],
    projects: ["Checkout", "Web"].map((name) => ({
      ...{ id: name.toLowerCase(), name, roles: [], members: [] },
      policies: [{ id: `read-${name}`, name: "Read", permissions: ["trace:read"] }],
    })),
  };
  const level =
    "{ policies: { View: { permissions: [trace:read] } }, removed: { policies: [Read] } }";
  const accept = ['replace policy Read by View of project "Web"'];
  const made = await planOf(`projects: { Checkout: ${level}, Web: ${level} }`, seed, { accept });
  expect(made.brakes.filter(({ accepted }) => !accepted)).toMatchObject([
    { accept: 'replace policy Read by View of project "Checkout"' },
  ]);
});
