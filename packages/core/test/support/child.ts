import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const PACKAGE = fileURLToPath(new URL("../..", import.meta.url));
/** Milliseconds after which a child that hangs is killed. */
const PATIENCE = 20_000;

/** What a process that ran a script left behind. */
export interface Finished {
  readonly output: string;
  /** `null` if it had to be killed. */
  readonly code: number | null;
  /** Milliseconds from its first output to its end. */
  readonly lingered: number;
}

/**
 * Runs a script in a process of its own, where `@confident-admin/core` is the built package: Node 20 cannot run
 * TypeScript.
 */
export function runChild(script: string, ...args: string[]): Promise<Finished> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", script, ...args], {
    cwd: PACKAGE,
    timeout: PATIENCE,
    killSignal: "SIGKILL",
  });
  let output = "";
  let first = Number.NaN;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      first = first > 0 ? first : performance.now();
      output += chunk;
    });
  }
  return new Promise((resolve) => {
    child.on("close", (code) => resolve({ output, code, lingered: performance.now() - first }));
  });
}
