// Other addresses and ports than those in cli.integration.test.ts and prism.integration.test.ts.
import { expect, inject, test } from "vitest";
import { startPrismMock } from "../src/index.ts";
import { start } from "./support/cli.ts";
import { expectSuggestion } from "./support/expect-suggestion.ts";
import { hasIpv6 } from "./support/has-ipv6.ts";
import { TINY } from "./support/tiny-document.ts";

const [host, shown] = hasIpv6 ? (["::1", "[::1]"] as const) : (["localhost", "localhost"] as const);

test(`prints its URL and a request to try, and stops on SIGTERM: ${host}`, async () => {
  await expectSuggestion(host, shown, "SIGTERM");
});

test("rejects the address of another machine with a one-line explanation", async () => {
  const { output, exited } = start(["--host", "192.0.2.1", "--document", TINY]);
  expect(await exited).toBe(1);
  expect(output.err).toMatch(/^Cannot listen on 192\.0\.2\.1, port 4010: .*\n$/);
  expect(output.out).toBe("");
});

test("startPrismMock listens on the given port", async () => {
  const { port } = new URL(inject("confidentMockUrl"));
  const options = { document: TINY, port: Number(port) };
  await expect(startPrismMock(options)).rejects.toThrow(/EADDRINUSE/);
});
