import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const SCRIPT = fileURLToPath(new URL("calls.mjs", import.meta.url));
const MEGABYTE = 2 ** 20;

interface Report {
  readonly succeeded: number;
  /** The growth of the heap in bytes. */
  readonly growth: number;
  readonly listeners: number;
  readonly timers: number;
  readonly warnings: readonly string[];
  /** Milliseconds. */
  readonly exitedAfter: number;
}

test.each([
  ["stub", 100_000, 50],
  ["openapi-fetch", 20_000, 50],
  ["server", 5_000, 20],
  ["server", 1_000, 1_000],
])("%s: %i calls with one signal, %i at a time, leak nothing", async (way, calls, atOnce) => {
  const { growth, ...report } = await makeCalls(way, calls, atOnce);
  const grown = `${Math.round(growth / 1024)} kB`;
  process.stdout.write(`Heap growth over ${calls} calls (${way}, ${atOnce} at once): ${grown}\n`);
  expect(report).toMatchObject({ succeeded: calls, listeners: 0, timers: 0, warnings: [] });
  expect(report.exitedAfter).toBeLessThan(5_000);
  expect(growth).toBeLessThan(MEGABYTE);
});

async function makeCalls(way: string, calls: number, atOnce: number): Promise<Report> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--expose-gc",
    SCRIPT,
    ...[way, calls, atOnce].map(String),
  ]);
  return JSON.parse(stdout) as Report;
}
