// cspell:ignore Chekout mcme
import { afterAll, beforeAll, expect, test } from "vitest";
import { SEED, startWorld, type World } from "./support/world.ts";

const FILE = `version: 1
organization: { id: org-1 }
policies:
  Support:
    permissions: [billing:read, user:delete, user:read]
roles: { Support desk: { policies: [Support] } }
members: { cy@acme.test: Support desk }
`;

let world: World;

beforeAll(async () => {
  const projects = [
    { id: "project-1", name: "Checkout", members: [{ email: "bo@acme.test", role: "Manager" }] },
  ];
  const projectPermissions = [{ id: "pp1", name: "trace:read" }];
  world = await startWorld({ ...SEED, projectPermissions, projects });
  world.write("access.yaml", FILE);
});
afterAll(() => world.stop());

test("who-can asks the organization", async () => {
  const { code, stdout, stderr } = await world.run("who-can billing:read");
  expect(stdout).toBe(`3 people hold billing:read (Acme)
  ana@acme.test  role Owner, built in
  bo@acme.test   role Support desk, policy Support
  cy@acme.test   role Support desk, policy Support
`);
  expect(stderr).toContain("Preset roles");
  expect(code).toBe(0);
});

test("who-can asks about the organization after a plan, or the files", async () => {
  expect((await world.run("who-can user:delete")).stdout).toContain("1 person holds");
  await world.run("plan --out p.json");
  const after = await world.run("who-can user:delete --after p.json");
  expect(after.stdout).toContain("3 people hold user:delete");
  const offline = await world.run("who-can user:delete --offline", { env: {} });
  expect(offline.stdout).toContain("1 person holds user:delete");
  expect(offline.stdout).toContain("cy@acme.test");
  expect((await world.run("who-can x --offline --after p.json")).code).toBe(64);
});

test("who-can asks about a project, and patterns show the permission", async () => {
  const { stdout } = await world.run("who-can trace:* --project Checkout");
  expect(stdout).toContain("(project Checkout)");
  expect(stdout).toContain("bo@acme.test  trace:read  role Manager, built in");
  const unknown = await world.run("who-can x --project Chekout");
  expect(unknown.stderr).toContain('No project is named "Chekout".');
  expect(unknown.code).toBe(64);
});

test("explain lists levels, roles and reasons", async () => {
  const { code, stdout } = await world.run("explain BO@acme.test");
  expect(stdout).toBe(`bo@acme.test
Acme: Support desk
  billing:read  role Support desk, policy Support
  user:read     role Support desk, policy Support
project Checkout: Manager
  trace:read  role Manager, built in
`);
  expect(code).toBe(0);
  const one = await world.run("explain bo@acme.test iam:manage");
  expect(one.stdout).toContain("Acme: Support desk\n  nothing\n");
  const unknown = await world.run("explain dee@acme.test");
  expect(unknown.stderr).toContain("No member has the address dee@acme.test.");
  expect(unknown.code).toBe(64);
});

test("diff-access compares the organization, files and plans", async () => {
  const { stdout } = await world.run("diff-access live access.yaml");
  expect(stdout).toBe(`Acme
  + user:delete (sensitive): bo@acme.test, cy@acme.test
      role Support desk, policy Support
`);
  await world.run("plan --out p.json");
  expect((await world.run("diff-access p.json access.yaml")).stdout).toBe(
    "Everyone holds the same.\n",
  );
  world.write("other.yaml", FILE.replace("billing:read, ", ""));
  const offline = await world.run("diff-access access.yaml other.yaml", { env: {} });
  expect(offline.stdout).toContain("  - billing:read: cy@acme.test");
  expect((await world.run("diff-access other.yaml")).code).toBe(64);
});

test("--json has the same answers", async () => {
  const whoCan = JSON.parse((await world.run("who-can billing:read --json")).stdout);
  expect(whoCan.holders.map(({ member }: { member: { email: string } }) => member.email)).toEqual([
    "ana@acme.test",
    "bo@acme.test",
    "cy@acme.test",
  ]);
  const diff = JSON.parse((await world.run("diff-access live access.yaml --json")).stdout);
  expect(diff.gains).toMatchObject([{ permission: "user:delete", sensitive: true }]);
});

test("names cannot control the terminal", async () => {
  const hostile = await startWorld({
    ...SEED,
    organization: { id: "org-1", name: "A\u001B[31mcme\u202E" },
    policies: [{ name: "P\u001B]0;x\u0007", permissions: ["user:read"] }],
    roles: [{ name: "R\nforged", policies: ["P\u001B]0;x\u0007"] }],
    members: [{ email: "bo@acme.test", role: "R\nforged" }],
  });
  for (const args of ["who-can user:read", "explain bo@acme.test", "plan", "adopt x"]) {
    hostile.write("access.yaml", "version: 1\n");
    const { stdout, stderr } = await hostile.run(args);
    for (const character of ["\u001B", "\u0007", "\u202E", "\nforged"]) {
      expect(stdout + stderr).not.toContain(character);
    }
  }
  await hostile.stop();
});
