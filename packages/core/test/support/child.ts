import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const PACKAGE = fileURLToPath(new URL("../..", import.meta.url));
/** The time in milliseconds after which a child process is killed. */
const TIMEOUT = 20_000;

/** The result of a child process. */
export interface Finished {
  readonly output: string;
  /** `null` if it was killed. */
  readonly code: number | null;
  /** The time from its first output to its exit in milliseconds. */
  readonly lingered: number;
}

/**
 * Runs a script in a child process. There, `@confident-admin/core` is the built package, because Node 20 cannot run
 * TypeScript.
 */
export function runChild(script: string, ...args: string[]): Promise<Finished> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", script, ...args], {
    cwd: PACKAGE,
    timeout: TIMEOUT,
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
