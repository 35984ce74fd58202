import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

// As it is published, which the build before the tests has made.
const CLI = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

/** The command, as it runs. */
export interface Cli {
  readonly child: ChildProcess;
  /** What it has said until now. */
  readonly said: { out: string; err: string };
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

/** Runs the command, in a process group of its own as a shell does. */
export function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): Cli {
  const child = spawn(process.execPath, [CLI, ...args], {
    detached: true,
    env: { ...process.env, ...env },
  });
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk) => {
    said.out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    said.err += chunk;
  });
  return { child, said, ended: once(child, "close").then(([code, signal]) => signal ?? code) };
}

/** Waits until the command says what to try, and returns that request's URL and headers. */
export async function tried({ said }: Cli): Promise<[string, Record<string, string>]> {
  await expect.poll(() => said.out, { timeout: 60_000 }).toMatch(/curl .*\n$/);
  const [, header = "", value = "", url = ""] =
    /curl -H '(\w+): (\w+)' '?(http[^\s']+)'?\n$/.exec(said.out) ?? [];
  return [url, { [header]: value }];
}
