import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startWorld, type World } from "./support/world.ts";

const FILE = `version: 1
organization: { id: org-1 }
policies:
  Support:
    permissions: [billing:read, user:read]
`;
const NARROWER = FILE.replace("billing:read, ", "");
const WIDER = FILE.replace("user:read]", "user:read, user:delete]");

let world: World;

beforeEach(async () => {
  world = await startWorld();
  world.write("access.yaml", FILE);
});
afterEach(() => world.stop());

const read = (path: string) => readFileSync(join(world.folder, path), "utf8");
const permissions = () => world.fake.state().policies[0]?.permissions?.map(({ name }) => name);

test("plans without a command, and changes nothing", async () => {
  world.write("access.yaml", NARROWER);
  const before = world.fake.state();
  const { code, stdout, stderr } = await world.run("");
  expect(stdout).toContain("billing:read");
  expect([code, stderr]).toEqual([0, ""]);
  expect(world.fake.state()).toEqual(before);
});

test("--exit-code tells changes from none", async () => {
  expect((await world.run("plan --exit-code")).code).toBe(0);
  world.write("access.yaml", NARROWER);
  expect((await world.run("plan --exit-code")).code).toBe(2);
  expect((await world.run("plan")).code).toBe(0);
});

test("applies a saved plan exactly once", async () => {
  world.write("access.yaml", NARROWER);
  expect((await world.run("plan --out p.json")).code).toBe(0);
  const applied = await world.run("apply p.json");
  expect(applied.stdout).toContain("Applied and verified. 1 of 1 step done, 1 request sent.");
  expect([applied.code, applied.stderr]).toEqual([0, ""]);
  expect(permissions()).toEqual(["user:read"]);
  expect((await world.run("apply p.json")).code).toBe(6);
  expect((await world.run("plan --exit-code")).code).toBe(0);
});

test("an edited plan, and a plan for another organization, are not applied", async () => {
  world.write("access.yaml", NARROWER);
  await world.run("plan --out p.json");
  const plan = read("p.json");
  for (const edited of [plan.replace("user:read", "user:delete"), "{}", "{ nonsense"]) {
    writeFileSync(join(world.folder, "p.json"), edited);
    const { code, stderr } = await world.run("apply p.json");
    expect(code).toBe(6);
    expect(stderr).not.toBe("");
  }
  writeFileSync(join(world.folder, "p.json"), plan);
  const other = await startWorld({ organization: { id: "org-2", name: "Other" } });
  const { code } = await other.run("apply p.json", { cwd: world.folder });
  await other.stop();
  expect([6, 8]).toContain(code);
  expect(permissions()).toHaveLength(2);
});

test("a file where a plan is expected is wrong usage", async () => {
  const file = await world.run("apply access.yaml");
  expect(file.stderr).toContain(
    "access.yaml is not a saved plan. To plan and apply files: confident-access apply -f access.yaml\n",
  );
  expect(file.code).toBe(64);
  expect(world.requests.filter((one) => !one.startsWith("GET"))).toEqual([]);
});

test("a change in the console makes a saved plan stale", async () => {
  world.write("access.yaml", NARROWER);
  await world.run("plan --out p.json");
  await change(["p5"]);
  const { code, stdout, stderr } = await world.run("apply p.json --json");
  expect(code).toBe(6);
  expect(JSON.parse(stdout)).toMatchObject({ ending: "stale-plan", exitCode: 6 });
  expect(stderr).toContain("Support");
});

async function change(permissionIds: readonly string[]): Promise<void> {
  await world.fake.fetch(`${world.env["CONFIDENT_BASE_URL"]}/v1/organization/policies/policy-1`, {
    method: "PUT",
    headers: { CONFIDENT_API_KEY: world.fake.apiKey, "content-type": "application/json" },
    body: JSON.stringify({ name: "Support", permissionIds }),
  });
}

test("asks on a terminal, and applies only after yes", async () => {
  world.write("access.yaml", NARROWER);
  const declined = await world.run("apply", { terminal: true, input: "y\n" });
  expect(declined.stdout).toContain("Nothing was applied.");
  expect(declined.code).toBe(10);
  const ended = await world.run("apply", { terminal: true, input: "" });
  expect(ended.stdout).toContain("Nothing was applied.");
  expect(ended.code).toBe(10);
  expect(permissions()).toHaveLength(2);
  const { code, stderr } = await world.run("apply", { terminal: true, input: "yes\n" });
  expect(stderr).toContain("Apply this plan? Type yes: ");
  expect(code).toBe(0);
  expect(permissions()).toEqual(["user:read"]);
});

test("without a terminal and --yes, never waits", async () => {
  world.write("access.yaml", NARROWER);
  const { code, stderr } = await world.run("apply");
  expect(stderr).toContain("There is no terminal to ask on. Use --yes, or apply a saved plan.");
  expect(code).toBe(64);
  expect(permissions()).toHaveLength(2);
  expect((await world.run("apply --yes")).code).toBe(0);
});

test("without changes, apply does not ask", async () => {
  const { code, stderr } = await world.run("apply");
  expect([code, stderr]).toEqual([0, ""]);
});

test("a brake stops plan and apply until it is accepted by name", async () => {
  world.write("access.yaml", WIDER);
  const planned = await world.run("plan --out p.json");
  expect(planned.stdout).toContain('--accept "gain user:delete"');
  expect(planned.code).toBe(4);
  for (const args of ["apply --yes", "apply p.json"]) {
    const { code, stderr } = await world.run(args);
    expect(stderr).toContain("Nothing was applied.");
    expect(code).toBe(4);
  }
  expect(permissions()).toHaveLength(2);
  const accepted = ["apply", "--yes", "--accept", "gain user:delete"];
  expect((await world.call(accepted)).code).toBe(0);
  expect(permissions()).toHaveLength(3);
});

test("plan prints the digest that --expect needs, and a mismatch shows the new plan", async () => {
  world.write("access.yaml", WIDER);
  const accept = ["--accept", "gain user:delete"];
  const { stdout } = await world.call(["plan", ...accept]);
  const [, digest = ""] =
    /^Digest, for apply --expect: ([0-9a-f]{64})$/.exec(
      stdout.trimEnd().split("\n").at(-1) ?? "",
    ) ?? [];
  const braked = await world.run(`apply --expect ${digest}`);
  expect(braked.stdout).toContain("+ user:delete");
  expect(braked.stderr).toMatch(
    /^The plan has changed; its digest is now [0-9a-f]{64}\. Review it again\./,
  );
  expect(braked.stderr).toContain('If you reviewed it with --accept "gain user:delete", pass that');
  expect(braked.code).toBe(6);
  expect((await world.call(["apply", "--expect", digest, ...accept])).code).toBe(0);
  expect(permissions()).toHaveLength(3);
});

test("what the caller allows although nothing needs it is a warning", async () => {
  world.write("access.yaml", NARROWER);
  const permits = "--accept nonsense --transfer-ownership zz@x.test --delete-project Nope";
  const { code, stdout } = await world.run(`plan ${permits}`);
  for (const permit of [
    '--accept "nonsense"',
    "--transfer-ownership zz@x.test",
    '--delete-project "Nope"',
  ]) {
    expect(stdout).toContain(`WARNING  Nothing in this plan needs ${permit}.`);
  }
  expect(code).toBe(0);
});

test("--expect pins a saved plan to the one that was reviewed", async () => {
  world.write("access.yaml", NARROWER);
  await world.run("plan --out p.json");
  const { digest } = JSON.parse(read("p.json"));
  world.requests.length = 0;
  const other = await world.run(`apply p.json --expect ${"0".repeat(64)}`);
  expect(other.stderr).toContain(`p.json is another plan: ${digest}. Review it again.`);
  expect(other.code).toBe(6);
  expect((await world.run("apply p.json --expect abc")).code).toBe(64);
  expect(world.requests).toEqual([]);
  expect((await world.run(`apply p.json --expect ${digest}`)).code).toBe(0);
  expect(permissions()).toEqual(["user:read"]);
});

test("an assertion that does not hold stops plan and apply", async () => {
  world.write(
    "access.yaml",
    `${FILE}assert:\n  - never: { role: Support desk, holds: user:read }\n`,
  );
  expect((await world.run("test")).code).toBe(0);
  const { code, stdout } = await world.run("test --live");
  expect(stdout).toContain("FAIL  organization: access.yaml:7:");
  expect(code).toBe(5);
});

test("the journal has the intent and the outcome of each step, and no key", async () => {
  world.write("access.yaml", NARROWER);
  await world.run("apply --yes --journal journal.jsonl");
  const lines = read("journal.jsonl")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const types = lines
    .map(({ type }) => type)
    .filter((type) => type !== "read" && type !== "reread");
  expect(types).toEqual(["plan", "step-start", "step-done", "done"]);
  expect(lines.every(({ at }) => !Number.isNaN(Date.parse(at)))).toBe(true);
  expect(read("journal.jsonl")).not.toContain(world.fake.apiKey);
});

test("a journal that cannot be written only warns, once", async () => {
  world.write("access.yaml", NARROWER);
  const { code, stderr } = await world.run("apply --yes --journal /dev/full");
  expect(stderr).toMatch(/^Warning: cannot write the journal \/dev\/full: ENOSPC[^\n]*\n$/);
  expect(code).toBe(0);
  expect(permissions()).toEqual(["user:read"]);
});

test("a plan that cannot be saved is an error", async () => {
  const { code, stderr } = await world.run("plan --out /dev/full");
  expect(stderr).toContain("Cannot write /dev/full (ENOSPC).");
  expect(code).toBe(1);
  const missing = await world.run("plan --out nowhere/p.json");
  expect(missing.stderr).toContain("Cannot write nowhere/p.json (ENOENT).");
  expect(missing.code).toBe(64);
  expect(existsSync(join(world.folder, "nowhere"))).toBe(false);
});

test("a saved plan takes no options that would change it", async () => {
  await world.run("plan --out p.json");
  for (const option of ["--order exact", "-f access.yaml", "--people"]) {
    const { code, stderr } = await world.run(`apply p.json ${option}`);
    expect(stderr).toContain("A saved plan is applied as it is. Remove --");
    expect(code).toBe(64);
  }
});

test("Ctrl-C at the question ends with 130, and applies nothing", async () => {
  world.write("access.yaml", NARROWER);
  const controller = new AbortController();
  const running = world.run("apply", { terminal: true, silent: true, signal: controller.signal });
  await world.requested("GET /v1/organization/members");
  setTimeout(() => controller.abort(), 200);
  expect((await running).code).toBe(130);
  expect(permissions()).toHaveLength(2);
});

test("reads only what the files need", async () => {
  const paths = (requests: readonly string[]) =>
    requests.map((request) => request.replace("GET /v1/organization", "").replace(/\?.*/, ""));
  await world.run("plan");
  const always = ["", "/permissions", "/policies", "/roles"];
  expect(paths(world.requests).sort()).toEqual([...always, "/invitations", "/members"].sort());
  world.requests.length = 0;
  world.write("access.yaml", `${FILE}manage: { members: off }\n`);
  const { stdout } = await world.run("plan");
  expect(paths(world.requests).sort()).toEqual(always);
  expect(stdout).toContain("unknown, because members were not read");
});
