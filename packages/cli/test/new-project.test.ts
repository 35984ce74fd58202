import { expect, test } from "vitest";
import { SEED, startWorld } from "./support/world.ts";

const FILE = `version: 1
projects:
  New:
    policies: { Traces: { permissions: [trace:read] } }
    roles: { Reader: { policies: [Traces] } }
    members: { bo@acme.test: Reader }
`;
const projectPermissions = [{ id: "pp1", name: "trace:read" }];

test("one apply completes a new project, though no other project is in the file", async () => {
  const projects = [{ id: "project-1", name: "Checkout" }];
  const world = await startWorld({ ...SEED, projectPermissions, projects });
  world.write("access.yaml", FILE);
  const { code, stdout } = await world.run("apply --yes");
  expect(stdout).toContain("Applied and verified. 4 of 4 steps done");
  expect(code).toBe(0);
  expect((await world.run("plan --exit-code")).code).toBe(0);
  await world.stop();
});

test("the first project of an organization needs two, and the first ends with 7", async () => {
  const world = await startWorld({ ...SEED, projectPermissions });
  world.write("access.yaml", FILE);
  const { code, stdout } = await world.run("apply --yes");
  expect(stdout).toContain('Plan again once project "New" exists');
  expect(stdout).toContain('What is declared in the new project "New" is not applied yet.');
  expect(stdout).toContain("To resume, plan and apply again");
  expect(code).toBe(7);
  expect((await world.run("apply --yes")).code).toBe(0);
  expect((await world.run("plan --exit-code")).code).toBe(0);
  await world.stop();
});
