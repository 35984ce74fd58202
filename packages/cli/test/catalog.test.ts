// cspell:ignore uesr
// Questions about permissions that do not exist, or that files do not name.
import { afterAll, beforeAll, expect, test } from "vitest";
import { SEED, startWorld, type World } from "./support/world.ts";

const A = `version: 1
policies: { S: { permissions: ["x:read"] } }
roles: { R: { policies: [S] } }
members: { ana@a.test: Owner, bo@a.test: R }
projects:
  Shop:
    policies: { T: { permissions: ["t:read"] } }
    roles: { V: { policies: [T] } }
    members: { bo@a.test: V, ana@a.test: Owner }
`;
const B = A.replace("x:read", "y:read").replace("t:read", "u:read");

let world: World;

beforeAll(async () => {
  const projects = [{ id: "project-1", name: "Checkout", members: [] }];
  const projectPermissions = [{ id: "pp1", name: "trace:read" }];
  world = await startWorld({ ...SEED, projectPermissions, projects });
  world.write("a.yaml", A);
  world.write("b.yaml", B);
  world.write("access.yaml", "version: 1\norganization: { id: org-1 }\n");
});
afterAll(() => world.stop());

const offline = { env: {} };

test("two files: who holds everything in both loses nothing that only one names", async () => {
  const { stdout } = await world.run("diff-access a.yaml b.yaml", offline);
  expect(stdout).toBe(`the files
  + y:read: bo@a.test
      role R, policy S
  - x:read: bo@a.test
      role R, policy S
project Shop
  + u:read: bo@a.test
      role V, policy T
  - t:read: bo@a.test
      role V, policy T
`);
});

test("the files know preset roles, even of permissions that they do not name", async () => {
  const { stdout, stderr } = await world.run("who-can x:read --offline -f b.yaml", offline);
  expect(stdout).toBe("1 person holds x:read (the files)\n  ana@a.test  role Owner, built in\n");
  expect(stderr).not.toContain("The files do not list every permission");
  const explained = await world.run("explain ana@a.test x:read --offline -f b.yaml", offline);
  expect(explained.stdout).toContain("the files: Owner\n  x:read  role Owner, built in\n");
  const inProject = await world.run("who-can x:read --offline -f b.yaml --project Shop", offline);
  expect(inProject.stdout).toContain("1 person holds x:read (project Shop)\n  ana@a.test");
});

test.each(["who-can *:read", "explain ana@a.test", "explain ana@a.test *:read"])(
  "%s --offline says that the files do not list every permission",
  async (args) => {
    const { code, stderr } = await world.run(`${args} --offline -f b.yaml`, offline);
    expect(stderr).toContain("The files do not list every permission");
    expect(code).toBe(0);
    expect((await world.run("who-can *:read")).stderr).not.toContain("The files");
  },
);

test.each([
  ["who-can uesr:delete", 'Acme has no permission "uesr:delete". Did you mean user:delete?'],
  ["explain bo@acme.test nope:read", 'Acme has no permission "nope:read".'],
  ["who-can nope:*", 'Acme has no permission that matches "nope:*".'],
  ["who-can user:delete --project Checkout", 'Project Checkout has no permission "user:delete".'],
  ["who-can uesr:* --offline -f a.yaml", 'The files name no permission that matches "uesr:*".'],
])("%s ends with 64: %s", async (args, message) => {
  const { code, stdout, stderr } = await world.run(args);
  expect(stderr).toContain(`${message}\n`);
  expect([code, stdout]).toEqual([64, ""]);
});

test("a permission exists if one of the levels that are asked about has it", async () => {
  expect((await world.run("explain ana@acme.test trace:read")).code).toBe(0);
});
