import { afterEach, beforeEach, expect, test } from "vitest";
import { type Started, start } from "./support/cli.ts";
import { startWorld, type World } from "./support/world.ts";

const FILE = `version: 1
organization: { id: org-1 }
policies:
  Support: { permissions: [user:read] }
  New: { permissions: [project:read] }
roles:
  Readers: { policies: [New] }
`;

let world: World;

beforeEach(async () => {
  world = await startWorld();
  world.write("access.yaml", FILE);
});
afterEach(() => world.stop());

const begin = (args: string): Started => start(args.split(" "), world.folder, world.env);

const until = async (condition: () => boolean) => {
  while (!condition()) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

test.each(["SIGINT", "SIGTERM"] as const)("%s while reading ends with 130", async (signal) => {
  world.fake.failNext({ operation: "listRoles", delay: 60_000 });
  const { child, ended } = begin("plan --json");
  await world.requested("GET /v1/organization/roles");
  child.kill(signal);
  const { code, stdout } = await ended;
  expect(JSON.parse(stdout)).toMatchObject({ ending: "interrupted", exitCode: 130 });
  expect(code).toBe(130);
});

test("Ctrl-C during apply finishes the request in flight, and apply resumes", async () => {
  world.fake.failNext({ operation: "createPolicy", delay: 1_000 });
  const { child, ended } = begin("apply --yes --json");
  await world.requested("POST /v1/organization/policies");
  child.kill("SIGINT");
  const { code, stdout, stderr } = await ended;
  expect(stderr).toContain("Finishing the requests in flight.");
  const document = JSON.parse(stdout);
  expect(document).toMatchObject({ ending: "interrupted", exitCode: 130 });
  expect(code).toBe(130);
  expect(document.result.steps.map(({ status }: { status: string }) => status)).toContain(
    "skipped",
  );

  const resumed = await begin("apply --yes").ended;
  expect(resumed.stdout).toContain("Applied and verified.");
  expect((await begin("plan --exit-code").ended).code).toBe(0);
  expect(world.fake.state().policies.filter(({ name }) => name === "New")).toHaveLength(1);
});

test("Ctrl-C during the final check says that everything was written", async () => {
  world.fake.failNext({ operation: "createRole", delay: 1_000 });
  const { child, ended } = begin("apply --yes --json");
  await world.requested("POST /v1/organization/roles");
  const reads = world.requests.length;
  world.fake.failNext({ operation: "listPermissions", delay: 60_000 });
  await until(() => world.requests.slice(reads).some((one) => one.startsWith("GET")));
  child.kill("SIGINT");
  const { code, stdout, stderr } = await ended;
  expect(stderr).toContain("Interrupted. 3 of 3 steps done");
  expect(stderr).toContain("Interrupted before the final check.");
  expect(stderr).toContain("Everything was written, but not checked again.");
  expect(stderr).not.toMatch(/unexpected error|To resume/);
  expect(JSON.parse(stdout)).toMatchObject({ ending: "interrupted" });
  expect(code).toBe(130);
});

test("a second Ctrl-C leaves at once, with a document", async () => {
  world.fake.failNext({ operation: "createPolicy", delay: 60_000 });
  const { child, ended } = begin("apply --yes --json");
  await world.requested("POST /v1/organization/policies");
  child.kill("SIGINT");
  await new Promise((resolve) => child.stderr?.once("data", resolve));
  child.kill("SIGINT");
  const { code, stdout } = await ended;
  expect(JSON.parse(stdout)).toMatchObject({
    command: "apply",
    ending: "interrupted",
    exitCode: 130,
  });
  expect(code).toBe(130);
});

test("a process that is killed leaves nothing that a second run cannot finish", async () => {
  world.fake.failNext({ operation: "createPolicy", delay: 1_000 });
  const { child, ended } = begin("apply --yes");
  await world.requested("POST /v1/organization/policies");
  child.kill("SIGKILL");
  await ended;
  await until(() => world.fake.state().policies.some(({ name }) => name === "New"));
  const resumed = await begin("apply --yes").ended;
  expect(resumed.code).toBe(0);
  expect(world.fake.state().policies.filter(({ name }) => name === "New")).toHaveLength(1);
});

test("a reader that stops early, such as head, is no error", async () => {
  const { child, ended } = begin("completion bash");
  child.stdout?.destroy();
  const { code, stderr } = await ended;
  expect([code, stderr]).toEqual([0, ""]);
});
