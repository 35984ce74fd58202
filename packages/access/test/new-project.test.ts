import { expect, test } from "vitest";
import { plan, readOrganization } from "../src/index.ts";
import { ACME } from "./support/acme.ts";
import { declare } from "./support/plan-of.ts";
import { apply, createWorld, planFor, type World } from "./support/world.ts";

const NEW = `
projects:
  New:
    policies: { Traces: { permissions: [trace:read] } }
    roles: { Reader: { policies: [Traces] } }
    members: { bo@acme.test: Reader }
`;
const OPERATIONS = [
  "createProject",
  "createProjectPolicy",
  "createProjectRole",
  "createProjectInvitations",
];

const NO_LIMITS = "limits: { gainSensitivePairs: 9 }";

/** Plans a file from what the command line would read. */
async function planOnly(world: World, text: string, anyProject: boolean) {
  const options = { invitations: true, projects: ["New"], anyProject };
  return plan(declare(`${text}${NO_LIMITS}`), await readOrganization(world.admin, options));
}

test("a new project is complete after one apply, though no other project is in the file", async () => {
  const world = createWorld(ACME);
  const planned = await planOnly(world, NEW, true);
  expect(planned.steps.map(({ operation }) => operation)).toEqual(OPERATIONS);
  expect((await apply(world, planned)).result?.status).toBe("done");
  expect((await planFor(world, `version: 1${NEW}`)).steps).toEqual([]);
});

test("reads any one project only if none of the selected exists, in any order", async () => {
  const projects = ["b", "a", "c"].map((id) => ({ id, name: id }));
  const world = createWorld({ ...ACME, projects });
  const read = async (...names: string[]) => {
    const options = { projects: names, anyProject: true };
    const snapshot = await readOrganization(world.admin, options);
    return snapshot.projects?.filter(({ level }) => level).map(({ id }) => id);
  };
  expect(await read("b")).toEqual(["b"]);
  expect(await read("New")).toEqual(["a"]);
});

test.each([
  ["the organization has no project", { ...ACME, projects: [] }, true],
  ["no project was read", ACME, false],
])(
  "an apply is incomplete if %s to learn from, and the next one completes it",
  async (_, seed, anyProject) => {
    const world = createWorld(seed);
    const planned = await planOnly(world, NEW, anyProject);
    expect(planned.postponed).toEqual(["New"]);
    const { error, result } = await apply(world, planned);
    expect(error).toMatchObject({ code: "incomplete-apply" });
    expect(error?.message).toContain(
      'What is declared in the new project "New" is not applied yet.',
    );
    expect(result?.steps).toMatchObject([{ status: "done" }]);
    const next = await planFor(world, `version: 1${NEW}`);
    expect(next.postponed).toEqual([]);
    expect((await apply(world, next)).result?.status).toBe("done");
    expect((await planFor(world, `version: 1${NEW}`)).steps).toEqual([]);
  },
);

test("an apply of a new project without contents is complete", async () => {
  const world = createWorld({ ...ACME, projects: [] });
  const planned = await planFor(world, "version: 1\nprojects: { New: {} }");
  expect(planned.postponed).toEqual([]);
  expect((await apply(world, planned)).result?.status).toBe("done");
});

test("a brake calls a new project by its name", async () => {
  const world = createWorld(ACME);
  const text = `
version: 1
limits: { gainSensitivePairs: 0 }
projects:
  New:
    policies: { All: { permissions: [iam:manage] } }
    roles: { Keeper: { policies: [All] } }
    members: { bo@acme.test: Keeper }
`;
  const { brakes } = await planFor(world, text);
  expect(JSON.stringify(brakes)).not.toContain("ref:");
});
