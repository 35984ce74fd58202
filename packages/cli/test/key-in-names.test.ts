// The API key stands in names and descriptions that the server returns.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { SEED, startWorld, type World } from "./support/world.ts";

const LONG = "confident_us_org_AbCdEf0123456789AbCdEf0123456789";
/** Fewer characters after the prefix than a log's own filter expects. */
const SHORT = "confident_us_org_Ab12";

const FILE = `version: 1
manage: { policies: exclusive }
limits: { deletions: 9 }
policies:
  Support: { description: Support, permissions: [user:read] }
  Old readers: {}
`;

let world: World;

afterEach(() => world.stop());

async function start(key: string): Promise<void> {
  world = await startWorld({
    ...SEED,
    apiKeys: [{ name: "k", value: key }],
    policies: [
      { id: "policy-1", name: "Support", description: `Ask with ${key}`, permissions: [] },
      { id: "policy-2", name: "Old readers", permissions: ["project:read"] },
      { id: "policy-3", name: `Key ${key}`, permissions: [] },
    ],
  });
  expect(world.fake.apiKey).toBe(key);
  world.write("access.yaml", FILE);
}

const read = (path: string) => readFileSync(join(world.folder, path), "utf8");

test.each([LONG, SHORT])("no output, report or journal contains %s", async (key) => {
  await start(key);
  for (const args of [
    "plan --markdown p.md",
    "plan --json",
    "drift --markdown d.md",
    "apply --yes --journal j.jsonl",
  ]) {
    const { stdout, stderr } = await world.run(args);
    expect(stdout + stderr).not.toContain(key);
  }
  const files = ["p.md", "d.md", "j.jsonl"].map(read);
  expect(files.join("")).not.toContain(key);
  expect(
    files[2]
      ?.trim()
      .split("\n")
      .map((line) => JSON.parse(line).type),
  ).toContain("step-done");
});

test.each(["plan --out out", "pull --into out", "init out", "pull"])(
  "%s rejects a file with the key, and writes nothing",
  async (args) => {
    await start(SHORT);
    const { code, stdout, stderr } = await world.run(args);
    expect(stderr).toContain("would contain the API key. Remove the key from the name");
    expect(stdout + stderr).not.toContain(SHORT);
    expect(code).toBe(1);
    expect(existsSync(join(world.folder, "out"))).toBe(false);
  },
);

test("adopt and fmt leave a file alone that would contain the key", async () => {
  await start(SHORT);
  for (const args of [
    ["adopt", `Key ${SHORT}`],
    ["fmt", "pasted.yaml"],
  ]) {
    world.write("access.yaml", "version: 1\n");
    world.write("pasted.yaml", `policies: { New: { description: ${SHORT} } }\nversion: 1\n`);
    const before = [read("access.yaml"), read("pasted.yaml")];
    const { code } = await world.call(args);
    expect(code).toBe(1);
    expect([read("access.yaml"), read("pasted.yaml")]).toEqual(before);
  }
});
