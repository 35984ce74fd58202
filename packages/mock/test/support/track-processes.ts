import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";

/** Records the ids of the Node processes that are started with `env()` during a test. */
export function trackProcesses() {
  let folder: string;
  let pidFile: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "pids-"));
    pidFile = join(folder, "pids");
    writeFileSync(pidFile, "");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const pids = () => (readFileSync(pidFile, "utf8").match(/\d+/g) ?? []).map(Number);
  /** Whether each of the processes is still running, in the order of their starts. */
  const alive = () => pids().map(isAlive);
  const preload = `--import ${new URL("note-pid.mjs", import.meta.url)}`;
  const env = () => ({ PID_FILE: pidFile, NODE_OPTIONS: preload });
  return { env, pids, alive };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
