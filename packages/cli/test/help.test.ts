import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { COMMANDS } from "../src/commands/index.ts";
import { run } from "./support/run.ts";

const NAMES = COMMANDS.map(({ name }) => name);

test("has the commands of the documentation, plan first", () => {
  const expected =
    "plan init pull validate apply drift test who-can explain diff-access adopt fmt schema completion";
  expect(NAMES.slice().sort()).toEqual(expected.split(" ").slice().sort());
  expect(NAMES[0]).toBe("plan");
});

test.each([["--help"], ["-h"], ["help"]])("%s lists every command and exit code", async (args) => {
  const { code, stdout, stderr } = await run([args]);
  expect([code, stderr]).toEqual([0, ""]);
  for (const name of [...NAMES, "CONFIDENT_ORG_API_KEY", "  64   ", "  130  "]) {
    expect(stdout).toContain(name);
  }
  expect(stdout.split("\n").filter((line) => line.length > 100)).toEqual([]);
});

test.each(NAMES)("%s --help explains the command, its options and an example", async (name) => {
  const { code, stdout } = await run([name, "--help"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(new RegExp(`^confident-access ${name}: .+\n\nUsage\n`));
  expect(stdout).toContain("  -h, --help");
  expect(stdout).toContain("Examples\n  # ");
  expect((await run(["help", name])).stdout).toBe(stdout);
});

test("drift explains --base in its own words, as its completion does", async () => {
  const words = "to tell edits of the files from edits in the console";
  const oneLine = (text: string) => text.replaceAll(/\s+/g, " ");
  expect(oneLine((await run(["drift", "--help"])).stdout)).toContain(words);
  expect(oneLine((await run(["plan", "--help"])).stdout)).toContain(
    "what was declared there and is gone from the files is deleted",
  );
  expect((await run(["completion", "fish"])).stdout.split(words)).toHaveLength(2);
});

test("every example is a valid command line", async () => {
  const { parseArguments } = await import("../src/arguments/parse-arguments.ts");
  for (const [args] of COMMANDS.flatMap(({ examples }) => examples)) {
    const [line = ""] = args.split(/ [>&|].*/);
    const words = (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ""));
    expect(() => parseArguments(words, COMMANDS)).not.toThrow();
  }
});

test("--version prints the package's version", async () => {
  const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  const { version } = JSON.parse(manifest);
  expect(await run(["--version"])).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: "" });
  expect(JSON.parse((await run(["--version", "--json"])).stdout).version).toBe(version);
});

test("colors only terminals", async () => {
  const ESCAPE = "\u001B[";
  expect((await run(["--help"])).stdout).not.toContain(ESCAPE);
  expect((await run(["--help"], { terminal: true })).stdout).toContain(ESCAPE);
});
