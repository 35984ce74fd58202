import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Cli, start, suggestedRequest } from "./support/cli.ts";

let folder: string;
let pidFile: string;
let cli: Cli;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cli-"));
  pidFile = join(folder, "pids");
  writeFileSync(pidFile, "");
  const preload = `--import ${new URL("support/note-pid.mjs", import.meta.url)}`;
  cli = start(["--port", "0"], { PID_FILE: pidFile, NODE_OPTIONS: preload });
});
afterEach(() => {
  cli.child.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

const pids = () => (readFileSync(pidFile, "utf8").match(/\d+/g) ?? []).map(Number);

/** Whether each of the two processes, the command and Prism, is still running. */
const alive = () =>
  pids().map((pid) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  });

test.each(["SIGINT", "SIGTERM"] as const)(
  "stops both processes with exit code 0 on a %s to the process group",
  async (signal) => {
    await suggestedRequest(cli);
    process.kill(-(cli.child.pid ?? 0), signal);
    expect(await cli.exited).toBe(0);
    expect(cli.output.err).toBe("");
    expect(alive()).toEqual([false, false]);
  },
);

test.each(["SIGINT", "SIGTERM"] as const)(
  "stops both processes on a %s before it listens",
  async (signal) => {
    await expect.poll(() => pids().length, { timeout: 60_000 }).toBe(2);
    process.kill(cli.child.pid ?? 0, signal);
    expect([0, signal]).toContain(await cli.exited);
    await expect.poll(alive, { timeout: 60_000 }).toEqual([false, false]);
  },
);

test("stops Prism when the command is killed", async () => {
  const [url] = await suggestedRequest(cli);
  const listens = () =>
    fetch(url).then(
      () => true,
      () => false,
    );
  expect(await listens()).toBe(true);
  cli.child.kill("SIGKILL");
  await expect.poll(alive, { timeout: 60_000 }).toEqual([false, false]);
  expect(await listens()).toBe(false);
});

test("fails with the reason when Prism stops unexpectedly", async () => {
  await suggestedRequest(cli);
  process.kill(pids()[1] ?? 0, "SIGKILL");
  expect(await cli.exited).toBe(1);
  expect(cli.output.err).toBe("The mock stopped unexpectedly: SIGKILL\n");
});
