import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import { whyNoDocument, whyNotThere, withoutUsage } from "./why.ts";

const { resolve: locate } = createRequire(import.meta.url);
const GUARD: string = new URL("guard.js", import.meta.url).href;
const MOST_OF_A_COMPLAINT = 4_000;

/** A running Prism. */
export interface Prism {
  readonly url: string;
  /** Resolves once the process is gone. May be called more than once. */
  readonly stop: () => Promise<void>;
  /** Resolves once the process is gone, to what ended it: `SIGKILL`, or `exit code 1` and what it said of that. */
  readonly ended: Promise<string>;
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
    const known = whyNotThere(text) ?? whyNoDocument(text);
    throw new Error(known ?? `Prism ${why}. It printed:\n${text}`);
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
    const [, host, port] = /Prism is listening on http:\/\/(\S+):(\d+)\s/.exec(output.text) ?? [];
    if (host) {
      found(`http://${host.includes(":") ? `[${host}]` : host}:${port}`);
    }
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", read);
    // Drained even when nobody listens any more: a full pipe would stop Prism.
    signal.addEventListener("abort", () => stream?.off("data", read).resume(), { once: true });
  }
  return output;
}

function endOf(child: ChildProcess): Promise<string> {
  let complaint = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    complaint = `${complaint}${chunk}`.slice(-MOST_OF_A_COMPLAINT);
  });
  return new Promise((resolve) => {
    child.once("close", (code, signal) => {
      resolve([signal ?? `exit code ${code}`, complaint.trim()].filter(Boolean).join("\n"));
    });
  });
}

// Nothing is worth saving in a mock, so that it need not be asked politely.
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exit = once(child, "exit");
    child.kill("SIGKILL");
    await exit;
  }
}
