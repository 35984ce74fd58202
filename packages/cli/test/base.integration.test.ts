// --base compares with the files at a git revision.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startWorld, type World } from "./support/world.ts";

const FILE = `version: 1
organization: { id: org-1 }
policies:
  Support: { permissions: [billing:read, user:read] }
  Old readers: { permissions: [project:read] }
`;
const WITHOUT_READERS = FILE.replace(/ {2}Old readers.*\n/, "");

let world: World;

beforeEach(async () => {
  world = await startWorld();
  git("init", "--quiet");
  commit(FILE);
});
afterEach(() => world.stop());

function git(...args: string[]): string {
  const identity = ["-c", "user.name=Test", "-c", "user.email=test@acme.test"];
  return execFileSync("git", [...identity, ...args], { cwd: world.folder, encoding: "utf8" });
}

function commit(text: string): void {
  world.write("access.yaml", text);
  git("add", "access.yaml");
  git("commit", "--quiet", "--message", "Change access");
}

const names = () => world.fake.state().policies.map(({ name }) => name);

test("what the files no longer declare is deleted, only with --base", async () => {
  commit(WITHOUT_READERS);
  expect((await world.run("plan --exit-code")).code).toBe(0);
  const planned = await world.run("plan --base HEAD~1 --exit-code");
  expect(planned.stdout).toMatch(/^ - policy +Old readers/m);
  expect(planned.code).toBe(2);
  expect((await world.run("apply --yes --base HEAD~1")).code).toBe(0);
  expect(names()).toEqual(["Support"]);
});

test("without the revision, nothing is deleted, and the plan says so", async () => {
  commit(WITHOUT_READERS);
  const before = "0123456789012345678901234567890123456789";
  const { code, stdout, stderr } = await world.run(`apply --yes --base ${before}`);
  expect(stdout).toContain("What left the file is not deleted.");
  expect(stderr).toContain(`Warning: git has no valid access.yaml at ${before}.`);
  expect(code).toBe(0);
  expect(names()).toEqual(["Support", "Old readers"]);
});

test("a revision that git does not know is wrong usage, except in a shallow clone", async () => {
  commit(WITHOUT_READERS);
  for (const command of ["plan", "apply --yes", "drift"]) {
    const { code, stderr } = await world.run(`${command} --base nope`);
    expect(stderr).toContain("git has no revision nope. Name a branch, a tag or a commit.");
    expect([command, code]).toEqual([command, 64]);
  }
  git("clone", "--quiet", "--depth", "1", `file://${world.folder}`, "shallow");
  const cwd = join(world.folder, "shallow");
  for (const command of ["plan", "drift"]) {
    const { code, stderr } = await world.run(`${command} --base HEAD~1`, { cwd });
    expect(stderr).toContain("Warning: git has no valid access.yaml at HEAD~1.");
    expect([command, code]).toEqual([command, 0]);
  }
});

test("drift without --base does not say who changed what", async () => {
  world.write("access.yaml", FILE.replace("billing:read, ", ""));
  const { code, stdout } = await world.run("drift");
  expect(stdout).toContain("\nDifferences\n");
  expect(stdout).not.toContain("Changed in");
  expect(code).toBe(2);
});

test("drift tells a change of the file from one in the console", async () => {
  world.write("access.yaml", FILE.replace("billing:read, ", ""));
  await world.fake.fetch(`${world.url}/v1/organization/policies/policy-2`, {
    method: "PUT",
    headers: { CONFIDENT_API_KEY: world.fake.apiKey, "content-type": "application/json" },
    body: JSON.stringify({ name: "Old readers", permissionIds: [] }),
  });
  const { code, stdout } = await world.run("drift --base HEAD");
  const [, console, file] = stdout.split(/Changed in the (?:console|file)/);
  expect(console).toContain("project:read is only in the file");
  expect(console).not.toContain("billing:read");
  expect(file).toContain("billing:read is only in the organization");
  expect(code).toBe(2);
  const { drift } = JSON.parse((await world.run("drift --base HEAD --json")).stdout);
  expect([drift.consoleChanged.length, drift.fileAhead.length]).toEqual([1, 1]);
});

test("a plan names its commit, and its digest does not depend on it", async () => {
  const planned = async () => JSON.parse((await world.run("plan --json")).stdout).plan;
  const first = await planned();
  expect(first.source.gitCommit).toBe(git("rev-parse", "HEAD").trim());
  commit(`${FILE}# A comment.\n`);
  const second = await planned();
  expect(second.source.gitCommit).not.toBe(first.source.gitCommit);
  expect(second.digest).toBe(first.digest);
});

test("diff-access compares with a revision, without a key", async () => {
  commit(`${FILE}roles: { Desk: { policies: [Support] } }\nmembers: { bo@acme.test: Desk }\n`);
  const args = "diff-access HEAD~1:access.yaml access.yaml";
  const { code, stdout } = await world.run(args, { env: {} });
  expect(stdout).toContain("+ user:read: bo@acme.test");
  expect(code).toBe(0);
  const missing = await world.run("diff-access nothing:access.yaml access.yaml", { env: {} });
  expect(missing.stderr).toContain("git has no access.yaml at nothing.");
  expect(missing.code).toBe(64);
});
