import { expect, test } from "vitest";
import { startWorld } from "./support/world.ts";

const CLEAR = "\r\u001B[2K";

test("progress is on a terminal only, and removed at the end", async () => {
  const world = await startWorld({ members: 250 });
  world.write("access.yaml", "version: 1\nmanage: { members: declared }\n");
  world.fake.failNext({ operation: "listMembers", retryAfter: 1, status: 429 });
  const terminal = await world.run("plan", { terminal: true });
  expect(terminal.stderr).toContain(`${CLEAR}Reading: `);
  expect(terminal.stderr).toContain("The server limits the rate. Waiting 1 s.");
  expect(terminal.stderr.endsWith(CLEAR)).toBe(true);
  expect(terminal.code).toBe(0);
  expect((await world.run("plan")).stderr).toBe("");
  const env = { ...world.env, TERM: "dumb" };
  expect((await world.run("plan", { terminal: true, env })).stderr).toBe("");
  await world.stop();
});
