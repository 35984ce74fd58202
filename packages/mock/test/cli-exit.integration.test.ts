import { expect, test } from "vitest";
import { suggestedRequest } from "./support/cli.ts";
import { trackedCommand } from "./support/tracked-command.ts";

const { cli, alive } = trackedCommand();

test("stops both processes with exit code 0 on a SIGINT to the process group", async () => {
  await suggestedRequest(cli());
  process.kill(-(cli().child.pid ?? 0), "SIGINT");
  expect(await cli().exited).toBe(0);
  expect(cli().output.err).toBe("");
  expect(alive()).toEqual([false, false]);
});

test("stops Prism when the command is killed", async () => {
  const [url] = await suggestedRequest(cli());
  const listens = () =>
    fetch(url).then(
      () => true,
      () => false,
    );
  expect(await listens()).toBe(true);
  cli().child.kill("SIGKILL");
  await expect.poll(alive, { timeout: 60_000 }).toEqual([false, false]);
  expect(await listens()).toBe(false);
});
