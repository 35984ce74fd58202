import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Result } from "./run.ts";

/** The built command. */
export const CLI = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Result>;
}

/** Starts the built command in a process of its own. */
export function start(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Started {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("CONFIDENT_"));
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd,
    env: { ...Object.fromEntries(inherited), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      output[name] += text;
    });
  }
  const ended = new Promise<Result>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? -1, ...output }));
  });
  return { child, ended };
}
