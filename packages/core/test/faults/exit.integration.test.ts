// More cases are in exit.thorough.test.ts.
import { keepSilent, succeed } from "../support/calls.ts";
import { expectExit } from "../support/expect-exit.ts";
import { test } from "../support/servers.ts";

test.for([
  ["a success", succeed, "30000", "a value"],
  ["a timeout", keepSilent, "200", "ConfidentTimeoutError"],
] as const)(
  "does not keep the process running after %s",
  async ([, step, timeout, outcome], { servers }) => {
    const server = await servers.http(step);
    await expectExit(server.url, timeout, outcome);
  },
);
