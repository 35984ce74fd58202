import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

// The built command, as it is published.
const CLI = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

/** A running command. */
export interface Cli {
  readonly child: ChildProcess;
  /** What it has printed so far. */
  readonly output: { out: string; err: string };
  /** The exit code or the signal. */
  readonly exited: Promise<number | NodeJS.Signals | null>;
}

/** Runs the command in its own process group, as a shell does. */
export function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): Cli {
  const child = spawn(process.execPath, [CLI, ...args], {
    detached: true,
    env: { ...process.env, ...env },
  });
  const output = { out: "", err: "" };
  child.stdout.on("data", (chunk) => {
    output.out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output.err += chunk;
  });
  const exited = once(child, "close").then(([code, signal]) => signal ?? code);
  return { child, output, exited };
}

/** Waits until the command suggests a request, and returns its URL and headers. */
export async function suggestedRequest({
  output,
}: Cli): Promise<[url: string, headers: Record<string, string>]> {
  await expect.poll(() => output.out, { timeout: 60_000 }).toMatch(/curl .*\n$/);
  const [, header = "", value = "", url = ""] =
    /curl -H '(\w+): (\w+)' '?(http[^\s']+)'?\n$/.exec(output.out) ?? [];
  return [url, { [header]: value }];
}
