import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import { explainDocumentError, explainListenError, withoutUsage } from "./prism-errors.ts";

const { resolve: locate } = createRequire(import.meta.url);
const GUARD: string = new URL("guard.js", import.meta.url).href;
const SEND_LOG: string = new URL("send-log.js", import.meta.url).href;
/** Characters. Only the end of the output is kept. */
const MAX_ERROR_OUTPUT = 4_000;

/** A running Prism. */
export interface Prism {
  readonly url: string;
  /** Stops Prism and waits until its process has exited. Can be called more than once. */
  readonly stop: () => Promise<void>;
  /** Resolves when the process exits, with the reason: `SIGKILL`, or `exit code 1` and the error output. */
  readonly ended: Promise<string>;
}

/** The path of the document in this package. */
export const DOCUMENT: string = locate("@confident-admin/spec/openapi.json");

/**
 * Runs a Prism command in a process that exits with this one.
 *
 * @param startTimeout - the time limit for starting Prism, in milliseconds
 * @param log - receives a line for each request
 * @throws {Error} if Prism fails to start in time. The message contains what Prism printed.
 */
export async function startPrism(
  command: readonly string[],
  startTimeout = 60_000,
  log?: (line: string) => void,
): Promise<Prism> {
  const child = fork(locate("@stoplight/prism-cli"), command, {
    execArgv: ["--import", GUARD, ...(log ? ["--import", SEND_LOG] : [])],
    silent: true,
  });
  child.on("message", (line: string) => log?.(line));
  const stop = () => end(child);
  const ended = endOf(child);
  try {
    return { url: await listening(child, startTimeout), stop, ended };
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
    const text = withoutUsage(output.text);
    const known = explainListenError(text) ?? explainDocumentError(text);
    throw new Error(known ?? `Prism ${why}. It printed:\n${text}`);
  };
  return Promise.race([
    output.url,
    once(child, "close", { signal }).then(() => fail("exited before it started listening")),
    sleep(timeout, undefined, { signal }).then(() => fail(`did not start within ${timeout} ms`)),
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
    const [, host, port] = /Prism is listening on http:\/\/(\S+):(\d+)\s/.exec(output.text) ?? [];
    if (host) {
      found(`http://${host.includes(":") ? `[${host}]` : host}:${port}`);
    }
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", read);
    // A full pipe would block Prism, so drain it to the end.
    signal.addEventListener("abort", () => stream?.off("data", read).resume(), { once: true });
  }
  return output;
}

function endOf(child: ChildProcess): Promise<string> {
  let errorOutput = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    errorOutput = `${errorOutput}${chunk}`.slice(-MAX_ERROR_OUTPUT);
  });
  return new Promise((resolve) => {
    child.once("close", (code, signal) => {
      resolve([signal ?? `exit code ${code}`, errorOutput.trim()].filter(Boolean).join("\n"));
    });
  });
}

// A mock has nothing to save, so SIGKILL is fine.
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exit = once(child, "exit");
    child.kill("SIGKILL");
    await exit;
  }
}
