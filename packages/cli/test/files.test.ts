import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startWorld, type World } from "./support/world.ts";

let world: World;

beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.stop());

const read = (path: string) => readFileSync(join(world.folder, path), "utf8");

test("init writes a file that plans to nothing, and never replaces one", async () => {
  const { code, stdout } = await world.run("init");
  expect(stdout).toBe("access.yaml: created. Next: edit it, then run confident-access plan.\n");
  expect(code).toBe(0);
  expect(read("access.yaml")).toMatch(/^# yaml-language-server: \$schema=/);
  expect((await world.run("plan --exit-code")).code).toBe(0);
  const again = await world.run("init");
  expect(again.stderr).toContain("access.yaml exists. To update it, use: confident-access pull");
  expect(again.code).toBe(64);
});

test("pull prints, and --into keeps comments", async () => {
  const { stdout } = await world.run("pull");
  await world.run("pull --into access.yaml");
  expect(read("access.yaml")).toBe(stdout);
  const commented = stdout.replace("version: 1", "version: 1 # ours");
  world.write("access.yaml", commented);
  expect((await world.run("pull --into access.yaml")).stdout).toBe("access.yaml: unchanged.\n");
  world.fake.reset();
  await world.fake.fetch(`${world.url}/v1/organization/policies/policy-2`, {
    method: "DELETE",
    headers: { CONFIDENT_API_KEY: world.fake.apiKey },
  });
  expect((await world.run("pull --into access.yaml")).stdout).toBe("access.yaml: updated.\n");
  expect(read("access.yaml")).toContain("version: 1 # ours");
  expect(read("access.yaml")).not.toContain("Old readers");
});

test("pull --only reads and writes these kinds only", async () => {
  const { stdout } = await world.run("pull --only policies,roles");
  expect(stdout).toContain("Support desk");
  expect(stdout).not.toContain("@acme.test");
  expect(world.requests.map((request) => request.split("?")[0])).toEqual([
    "GET /v1/organization",
    ...["permissions", "policies", "roles"].map((list) => `GET /v1/organization/${list}`),
  ]);
});

test.each([
  ["Old readers", "  Old readers:\n"],
  ["Support desk", "  Support desk:\n"],
  ["BO@acme.test", "bo@acme.test: Support desk"],
])("adopt %s adds it and nothing else", async (name, added) => {
  const before =
    "version: 1\n# ours\npolicies:\n  New: { permissions: [user:read] } # not applied yet\n";
  world.write("access.yaml", before);
  const { code, stderr, stdout } = await world.call(["adopt", name]);
  expect(stderr).toBe("");
  expect(stdout).toBe(`access.yaml: added ${name}.\n`);
  expect(code).toBe(0);
  const lines = read("access.yaml").split("\n");
  expect(lines.join("\n")).toContain(added);
  for (const line of before.trimEnd().split("\n")) {
    expect(lines).toContain(line);
  }
  const others = ["Old readers", "Support desk", "ana@acme.test", "cy@acme.test"];
  for (const other of others.filter((one) => one !== name)) {
    expect(read("access.yaml")).not.toContain(`  ${other}:`);
  }
  expect((await world.call(["adopt", name])).stdout).toBe(
    `access.yaml: ${name} is already there.\n`,
  );
});

test("adopt names what it cannot find", async () => {
  world.write("access.yaml", "version: 1\n");
  const { code, stderr } = await world.run("adopt Nothing");
  expect(stderr).toContain(
    'The organization has no policy, role, member or project named "Nothing".',
  );
  expect(code).toBe(64);
});

test("validate needs neither key nor network, and shows every problem with its line", async () => {
  world.write(
    "access.yaml",
    "version: 1\npolicies:\n  A: { permissions: user:read }\n  B: { permission: [] }\n",
  );
  const { code, stderr } = await world.run("validate", { env: {} });
  expect(stderr).toMatch(/access\.yaml:3:\d+ /);
  expect(stderr).toMatch(/access\.yaml:4:\d+ /);
  expect(stderr).toContain("  3 |   A: { permissions: user:read }\n    | ");
  expect(code).toBe(3);
  expect(world.requests).toEqual([]);
  world.write("access.yaml", "version: 1\npolicies: { A: { permissions: [] } }\n");
  expect(await world.run("validate", { env: {} })).toMatchObject({
    code: 0,
    stderr: "",
    stdout: "access.yaml: valid. 1 policy, 0 roles, 0 members, 0 projects.\n",
  });
});

test.each([
  ["nothing", ""],
  ["half a file", "version: 1\npolicies: { A: {"],
  ["a merge conflict", "version: 1\n<<<<<<< HEAD\npolicies: {}\n=======\nroles: {}\n>>>>>>> b\n"],
])("a file with %s ends with 3 before any request", async (_, text) => {
  world.write("access.yaml", text);
  for (const command of ["validate", "plan", "apply --yes", "drift", "test", "fmt"]) {
    const { code, stderr } = await world.run(command);
    expect(stderr).toContain("access.yaml");
    expect([command, code]).toEqual([command, 3]);
  }
  expect(world.requests).toEqual([]);
});

test("a missing file is named", async () => {
  for (const command of ["validate", "plan", "fmt"]) {
    const { code, stderr } = await world.run(`${command} -f nothing.yaml`);
    expect(stderr).toContain("nothing.yaml");
    expect(code).toBe(3);
  }
});

test("several files and patterns are one declaration", async () => {
  world.write("a-policies.yaml", "version: 1\npolicies: { A: { permissions: [] } }\n");
  world.write("a-roles.yaml", "version: 1\nroles: { R: { policies: [A] } }\n");
  const { code, stdout } = await world.run("validate -f a-*.yaml");
  expect(stdout).toContain("a-policies.yaml, a-roles.yaml: valid. 1 policy, 1 role");
  expect(code).toBe(0);
});

test("fmt formats, and --check only tells", async () => {
  world.write(
    "access.yaml",
    "policies:\n  B: { permissions: [] } # second\n  A: { permissions: [] }\nversion: 1\n",
  );
  const before = read("access.yaml");
  const checked = await world.run("fmt --check");
  expect(checked.stdout).toBe("access.yaml: not formatted\n");
  expect(checked.code).toBe(2);
  expect(read("access.yaml")).toBe(before);
  expect((await world.run("fmt")).code).toBe(0);
  expect(read("access.yaml")).toBe(
    "version: 1\npolicies:\n  A: { permissions: [] }\n  B: { permissions: [] } # second\n",
  );
  expect((await world.run("fmt --check")).code).toBe(0);
});

test("schema prints the JSON Schema that the package publishes", async () => {
  const schema = JSON.parse((await world.run("schema")).stdout);
  expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
  expect(JSON.parse((await world.run("schema --json")).stdout).schema).toEqual(schema);
});
