import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";

const { resolve: locate } = createRequire(import.meta.url);
const PRISM: string = locate("@stoplight/prism-cli");
const DOCUMENT: string = locate("@confident-admin/spec/openapi.yaml");
// With NODE_ENV=production Prism would fork a process of its own, one more to end.
const ARGUMENTS: string[] = ["mock", "--no-multiprocess", "--host", "127.0.0.1", "--port", "0"];
// Prism survives its parent; the closed channel tells it that the parent is gone, or has been all along.
const END_WITH_PARENT: string =
  "data:text/javascript,process.on('disconnect',()=>process.exit());process.connected||process.exit()";

/** A running mock. */
export interface PrismMock {
  readonly url: string;
  /** Resolves once the process is gone. May be called more than once. */
  readonly stop: () => Promise<void>;
}

/** How a mock is started. */
export interface PrismMockOptions {
  /** Milliseconds until Prism must listen. Default: 60,000. */
  readonly startTimeout?: number | undefined;
}

/**
 * Starts Prism from the document on a free loopback port.
 *
 * @throws {Error} if Prism does not listen in time. It says what Prism printed; no process is left.
 */
export async function startPrismMock(options: PrismMockOptions = {}): Promise<PrismMock> {
  const child = fork(PRISM, [...ARGUMENTS, DOCUMENT], {
    execArgv: ["--import", END_WITH_PARENT],
    silent: true,
  });
  const stop = () => end(child);
  try {
    return { url: await listening(child, options.startTimeout ?? 60_000), stop };
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
