// One document on stdout in every outcome, prose on stderr.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { COMMANDS } from "../src/commands/index.ts";
import { startWorld, type World } from "./support/world.ts";

const FILE =
  "version: 1\norganization: { id: org-1 }\npolicies: { Support: { permissions: [user:read] } }\n";

let world: World;

beforeEach(async () => {
  world = await startWorld();
  world.write("access.yaml", FILE);
});
afterEach(() => world.stop());

const ARGUMENTS: Readonly<Record<string, string>> = {
  init: "new.yaml",
  "who-can": "user:read",
  explain: "bo@acme.test",
  "diff-access": "live access.yaml",
  adopt: "Old&readers",
  completion: "zsh",
  apply: "--yes",
};

async function document(args: string) {
  const words = args.split(" ").map((word) => word.replace("&", " "));
  const { code, stdout } = await world.call([...words, "--json"]);
  const parsed = JSON.parse(stdout);
  expect(parsed).toMatchObject({ format: "confident-access/result@1", exitCode: code });
  return parsed;
}

/** The fields that the README explains. */
const DOCUMENTED = new Set(
  readFileSync(new URL("../README.md", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => /^\| `/.test(line))
    .flatMap((line) =>
      [...(line.split("|")[1] ?? "").matchAll(/`(\w+)`/g)].map(([, name]) => name),
    ),
);

test.each(COMMANDS.map(({ name }) => name))("%s prints one document", async (name) => {
  const printed = await document(`${name} ${ARGUMENTS[name] ?? ""}`.trim());
  const { command, ending, format, ...fields } = printed;
  expect(Object.keys(fields).filter((field) => !DOCUMENTED.has(field))).toEqual([]);
  expect(command).toBe(name);
  expect(["done", "differences"]).toContain(ending);
  expect((await document(`${name} --help`)).help).toContain(name);
});

test.each([
  ["differences", "plan --exit-code", () => {}],
  ["invalid-file", "plan", () => world.write("access.yaml", "version: 2\n")],
  ["brake", "plan", () => world.write("access.yaml", FILE.replace("user:read", "user:delete"))],
  ["stale-plan", "apply p.json", () => world.write("p.json", "{}")],
  ["rejected", "plan", () => world.fake.failNext({ operation: "listRoles", status: 403 })],
  ["incomplete-read", "plan", () => world.fake.failNext({ operation: "listRoles", status: 400 })],
  ["usage", "plan --nonsense", () => {}],
  [
    "incomplete-apply",
    "apply --yes",
    () => world.fake.failNext({ operation: "updatePolicy", status: 400 }),
  ],
  ["unexpected", "plan --out /dev/full", () => {}],
] as const)("%s is a document", async (ending, args, prepare) => {
  prepare();
  expect((await document(args)).ending).toBe(ending);
});

test("an assertion that fails, and an interruption, are documents", async () => {
  world.write("access.yaml", `${FILE}assert:\n  - { atLeast: 9, members: any, hold: user:read }\n`);
  expect((await document("test --live")).ending).toBe("assertion");
  const signal = AbortSignal.abort();
  const { code, stdout } = await world.run("plan --json", { signal });
  expect(JSON.parse(stdout)).toMatchObject({ ending: "interrupted", exitCode: 130 });
  expect(code).toBe(130);
});

test("only the outcome is written to stdout", () => {
  const source = new URL("../src", import.meta.url).pathname;
  const files = readdirSync(source, { recursive: true, encoding: "utf8" });
  const writers = files.filter((file) => {
    const text = file.endsWith(".ts") ? readFileSync(join(source, file), "utf8") : "";
    return /console\.\w+\(|stdout\.write|stdout\)\.write/.test(text);
  });
  expect(writers).toEqual(["session/say.ts"]);
});
