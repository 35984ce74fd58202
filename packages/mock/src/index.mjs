// @ts-check
import { fork } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const PRISM = createRequire(import.meta.url).resolve("@stoplight/prism-cli");
const DOCUMENT = fileURLToPath(import.meta.resolve("@confident-admin/spec/openapi.yaml"));
// Prism survives its parent; the closed channel tells it that the parent is gone.
const END_WITH_PARENT = "data:text/javascript,process.on('disconnect',()=>process.exit())";

/**
 * Starts Prism from the document on a free loopback port.
 *
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export function startPrismMock() {
  const child = fork(PRISM, ["mock", "--host", "127.0.0.1", "--port", "0", DOCUMENT], {
    execArgv: ["--import", END_WITH_PARENT],
    silent: true,
  });
  return new Promise((resolve, reject) => {
    let output = "";
    const read = (/** @type {Buffer} */ chunk) => {
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

/** @param {import("node:child_process").ChildProcess} child */
function stop(child) {
  return new Promise((/** @type {(value: void) => void} */ resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    child.once("exit", () => resolve());
    child.kill();
  });
}
