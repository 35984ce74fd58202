import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";

const { resolve: locate } = createRequire(import.meta.url);
const GUARD: string = new URL("guard.js", import.meta.url).href;

/** A running Prism. */
export interface Prism {
  readonly url: string;
  /** Resolves once the process is gone. May be called more than once. */
  readonly stop: () => Promise<void>;
}

/** Where the document is that this package was published with. */
export const DOCUMENT: string = locate("@confident-admin/spec/openapi.yaml");

/**
 * Runs a command of Prism's in a process that ends with this one.
 *
 * @param startTimeout - milliseconds until it must listen
 * @throws {Error} if it does not listen in time. It says what Prism printed; no process is left.
 */
export async function startPrism(
  command: readonly string[],
  startTimeout = 60_000,
): Promise<Prism> {
  const child = fork(locate("@stoplight/prism-cli"), command, {
    execArgv: ["--import", GUARD],
    silent: true,
  });
  const stop = () => end(child);
  try {
    return { url: await listening(child, startTimeout), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function listening(child: ChildProcess, timeout: number): Promise<string> {
  const settled = new AbortController();
  const { signal } = settled;
  const output = capture(child, signal);
  const fail = (why: string): never => {
    throw new Error(`Prism ${why}. It printed:\n${output.text}`);
  };
  return Promise.race([
    output.url,
    once(child, "close", { signal }).then(() => fail("ended before it listened")),
    sleep(timeout, undefined, { signal }).then(() => fail(`did not listen within ${timeout} ms`)),
  ]).finally(() => settled.abort());
}

function capture(child: ChildProcess, signal: AbortSignal): { text: string; url: Promise<string> } {
  let found: (url: string) => void = () => {};
  const url = new Promise<string>((resolve) => {
    found = resolve;
  });
  const output = { text: "", url };
  const read = (chunk: Buffer) => {
    output.text += chunk;
    const [, address] = /Prism is listening on (http\S+)\s/.exec(output.text) ?? [];
    if (address) {
      found(address);
    }
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", read);
    // Drained even when nobody listens any more: a full pipe would stop Prism.
    signal.addEventListener("abort", () => stream?.off("data", read).resume(), { once: true });
  }
  return output;
}

// Nothing is worth saving in a mock, so that it need not be asked politely.
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exit = once(child, "exit");
    child.kill("SIGKILL");
    await exit;
  }
}
