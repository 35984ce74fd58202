// Other ways to exit than those in cli-exit.integration.test.ts.
import { expect, test } from "vitest";
import { suggestedRequest } from "./support/cli.ts";
import { trackedCommand } from "./support/tracked-command.ts";

const { cli, pids, alive } = trackedCommand();

test("stops both processes with exit code 0 on a SIGTERM to the process group", async () => {
  await suggestedRequest(cli());
  process.kill(-(cli().child.pid ?? 0), "SIGTERM");
  expect(await cli().exited).toBe(0);
  expect(cli().output.err).toBe("");
  expect(alive()).toEqual([false, false]);
});

test.each(["SIGINT", "SIGTERM"] as const)(
  "stops both processes on a %s before it listens",
  async (signal) => {
    await expect.poll(() => pids().length, { timeout: 60_000 }).toBe(2);
    process.kill(cli().child.pid ?? 0, signal);
    expect([0, signal]).toContain(await cli().exited);
    await expect.poll(alive, { timeout: 60_000 }).toEqual([false, false]);
  },
);

test("fails with the reason when Prism stops unexpectedly", async () => {
  await suggestedRequest(cli());
  process.kill(pids()[1] ?? 0, "SIGKILL");
  expect(await cli().exited).toBe(1);
  expect(cli().output.err).toBe("The mock stopped unexpectedly: SIGKILL\n");
});
