// How the command and its Prism end, whichever of them does so first.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Cli, start, tried } from "./support/cli.ts";

let folder: string;
let noted: string;
let cli: Cli;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cli-"));
  noted = join(folder, "pids");
  writeFileSync(noted, "");
  const preload = `--import ${new URL("support/note-pid.mjs", import.meta.url)}`;
  cli = start(["--port", "0"], { NOTED_PIDS: noted, NODE_OPTIONS: preload });
});
afterEach(() => {
  cli.child.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

const pids = () => (readFileSync(noted, "utf8").match(/\d+/g) ?? []).map(Number);

/** Whether each of the two processes is still there. */
const alive = () =>
  pids().map((pid) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  });

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s for all that a terminal runs ends both, and is no failure",
  async (signal) => {
    await tried(cli);
    process.kill(-(cli.child.pid ?? 0), signal);
    expect(await cli.ended).toBe(0);
    expect(cli.said.err).toBe("");
    expect(alive()).toEqual([false, false]);
  },
);

test.each(["SIGINT", "SIGTERM"] as const)("%s before it listens ends both", async (signal) => {
  await expect.poll(() => pids().length, { timeout: 60_000 }).toBe(2);
  process.kill(cli.child.pid ?? 0, signal);
  expect([0, signal]).toContain(await cli.ended);
  await expect.poll(alive, { timeout: 60_000 }).toEqual([false, false]);
});

test("a command that is killed takes Prism with it", async () => {
  const [url] = await tried(cli);
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

test("a Prism that ends by itself is a failure that says how", async () => {
  await tried(cli);
  process.kill(pids()[1] ?? 0, "SIGKILL");
  expect(await cli.ended).toBe(1);
  expect(cli.said.err).toBe("The mock ended by itself: SIGKILL\n");
});
