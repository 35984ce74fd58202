// cspell:ignore COMPREPLY CWORD norc
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { COMMANDS } from "../src/commands/index.ts";
import { run } from "./support/run.ts";

async function completeInBash(line: string): Promise<string[]> {
  const { stdout } = await run(["completion", "bash"]);
  const words = line.split(" ");
  const script = `${stdout}
COMP_WORDS=(${words.map((word) => `'${word}'`).join(" ")})
COMP_CWORD=${words.length - 1}
_confident_access
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const result = spawnSync("bash", ["--norc", "-c", script], { encoding: "utf8" });
  expect(result.stderr).toBe("");
  return result.stdout.split("\n").filter(Boolean);
}

test.each([
  ["confident-access dr", ["drift"]],
  ["confident-access --ver", ["--version"]],
  ["confident-access plan --ord", ["--order"]],
  ["confident-access plan --order av", ["availability-first"]],
  ["confident-access --json apply --exp", ["--expect"]],
  ["confident-access pull --only po", ["policies"]],
])("bash completes %s", async (line, expected) => {
  expect(await completeInBash(line)).toEqual(expected);
});

test.each(["bash", "zsh", "fish"])(
  "the script for %s has every command and option",
  async (shell) => {
    const { code, stdout } = await run(["completion", shell]);
    expect(code).toBe(0);
    for (const { name, options } of COMMANDS) {
      expect(stdout).toContain(name);
      for (const option of options) {
        expect(stdout).toContain(option);
      }
    }
  },
);
