import { afterEach, beforeEach } from "vitest";
import { type Cli, start } from "./cli.ts";
import { TINY } from "./tiny-document.ts";
import { trackProcesses } from "./track-processes.ts";

/** Starts the command before each test of a file, and tracks its two processes: the command and Prism. */
export function trackedCommand() {
  const { env, pids, alive } = trackProcesses();
  let cli: Cli;
  beforeEach(() => {
    cli = start(["--port", "0", "--document", TINY], env());
  });
  afterEach(() => {
    cli.child.kill("SIGKILL");
  });
  return { cli: () => cli, pids, alive };
}
