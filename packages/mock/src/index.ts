import { type ChildProcess, fork } from "node:child_process";
import { createRequire } from "node:module";

const { resolve: locate } = createRequire(import.meta.url);
const PRISM: string = locate("@stoplight/prism-cli");
const DOCUMENT: string = locate("@confident-admin/spec/openapi.yaml");
// Prism survives its parent; the closed channel tells it that the parent is gone.
const END_WITH_PARENT = "data:text/javascript,process.on('disconnect',()=>process.exit())";

/** A running mock. */
export interface PrismMock {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Starts Prism from the document on a free loopback port. */
export function startPrismMock(): Promise<PrismMock> {
  const child = fork(PRISM, ["mock", "--host", "127.0.0.1", "--port", "0", DOCUMENT], {
    execArgv: ["--import", END_WITH_PARENT],
    silent: true,
  });
  return new Promise((resolve, reject) => {
    let output = "";
    const read = (chunk: Buffer) => {
      output += chunk;
      const url = /Prism is listening on (http\S+)/.exec(output)?.[1];
      if (url) {
        resolve({ url, stop: () => stop(child) });
      }
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`Prism did not start:\n${output}`)));
  });
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    child.once("exit", () => resolve());
    child.kill();
  });
}
