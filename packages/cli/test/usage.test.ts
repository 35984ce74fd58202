// cspell:ignore plam
// What a wrong command line prints, and which command a document names.
import { expect, test } from "vitest";
import { run } from "./support/run.ts";

const documentOf = async (args: string) => JSON.parse((await run(args.split(" "))).stdout);

test.each([
  ["plan --json --foo", "plan"],
  ["--json --foo", "plan"],
  ["who-can --json", "who-can"],
  ["--file access.yaml who-can --json", "who-can"],
  ["plam --json", null],
  ["--version --json", null],
  ["--help --json", null],
  ["help --json", null],
  ["help drift --json", "drift"],
  ["drift --help --json", "drift"],
])("the document of %s names the command %s", async (args, command) => {
  expect((await documentOf(args)).command).toBe(command);
});

test.each([
  ["who-can", "Help: confident-access who-can --help"],
  ["plan --foo", "Help: confident-access plan --help"],
  ["plam", "Help: confident-access --help"],
])("%s points to the help: %s", async (args, help) => {
  const { stderr } = await run(args.split(" "));
  expect(stderr.trimEnd().split("\n").at(-1)).toBe(help);
});

test.each(["-V", "version", "-v"])("%s suggests --version", async (args) => {
  const { code, stderr } = await run([args]);
  expect(stderr).toContain("Did you mean --version?");
  expect(code).toBe(64);
});

test.each([
  [{}, true],
  [{ NO_COLOR: "" }, true],
  [{ NO_COLOR: "1" }, false],
  [{ TERM: "dumb" }, false],
  [{ FORCE_COLOR: "0" }, false],
])("with %j, a terminal has colors: %s", async (env, colors) => {
  const { stdout } = await run(["--help"], { terminal: true, env });
  expect(stdout.includes("\u001B[")).toBe(colors);
});

test.each(["bash", "zsh", "fish"])(
  "the help and the script for %s give the same advice",
  async (shell) => {
    const { stdout: script } = await run(["completion", shell]);
    const { stdout: help } = await run(["completion", "--help"]);
    const advice = help
      .split("\n")
      .find((line) => line.includes(`completion ${shell} >`))
      ?.trim();
    expect(advice).toBeDefined();
    expect(script).toContain(`Install it with: ${advice}`);
  },
);
