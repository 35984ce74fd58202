import { createServer } from "node:net";
import { expect, test } from "vitest";
import { start, suggestedRequest } from "./support/cli.ts";
import { expectPrismSurvives } from "./support/expect-prism-survives.ts";
import { expectSuggestion } from "./support/expect-suggestion.ts";
import { hasIpv6 } from "./support/has-ipv6.ts";
import { TINY } from "./support/tiny-document.ts";

test("prints its URL and a request to try, and stops on SIGINT", async () => {
  await expectSuggestion("127.0.0.1", "127.0.0.1", "SIGINT");
});

const USAGE = / {2}--port <number> .*--errors .*-h, --help /s;

test.each([
  ["--port", "80a", /^--port must be a number from 0 to 65535, not 80a\.\n$/],
  ["--port", "65536", /^--port must be a number from 0 to 65535, not 65536\.\n$/],
  ["--port", "1.5", /^--port must be a number from 0 to 65535, not 1\.5\.\n$/],
  ["--port", "", /^--port must be a number from 0 to 65535, not ""\.\n$/],
  ["--host", "", /^--host must not be empty\.\n$/],
  ["--document", "", /^--document must not be empty\.\n$/],
  ["--host", "256.1.1.1", /^Cannot listen on 256\.1\.1\.1: .*\n$/],
])("rejects %s %s with a one-line explanation", async (flag, value, message) => {
  const { output, exited } = start([
    ...(flag === "--host" ? ["--document", TINY] : []),
    flag,
    value,
  ]);
  expect(await exited).toBe(1);
  expect(output.err).toMatch(message);
  expect(output.out).toBe("");
});

test("says that a port is in use, and what to do", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  const address = await new Promise<unknown>((resolve) =>
    server.once("listening", () => resolve(server.address())),
  );
  const { port } = address as { port: number };
  try {
    const { output, exited } = start(["--port", `${port}`, "--document", TINY]);
    expect(await exited).toBe(1);
    expect(output.err).toBe(
      `Port ${port} on 127.0.0.1 is in use (EADDRINUSE). Stop the process that uses it, or choose another port. 0 selects a free one.\n`,
    );
  } finally {
    server.close();
  }
});

test.each([
  [["--prot", "80"], /^Unknown option '--prot'/],
  [["extra"], /^Unexpected argument 'extra'/],
  [["--port"], /^Option '--port <value>' argument missing/],
  [["--port", "-1"], /^Option '--port' argument is ambiguous/],
  [["--dynamic=1"], /^Option '--dynamic' does not take an argument/],
])("rejects %j and prints the usage", async (args, message) => {
  const { output, exited } = start(args);
  expect(await exited).toBe(1);
  expect(output.err).toMatch(message);
  expect(output.err).toMatch(USAGE);
  expect(output.err).not.toMatch(/^ +at /m);
});

test.each(["--help", "-h"])("%s lists the flags", async (flag) => {
  const { output, exited } = start([flag]);
  expect(await exited).toBe(0);
  expect(output.out).toMatch(USAGE);
});

test("accepts every flag, generates valid responses and survives requests that crash Prism", async () => {
  const host = hasIpv6 ? "::" : "localhost";
  const cli = start(["--port=0", `--host=${host}`, "--dynamic", "--errors"]);
  try {
    const [url, headers] = await suggestedRequest(cli);
    expect(new URL(url).hostname).toBe(hasIpv6 ? "[::]" : host);
    await expectPrismSurvives(new URL(url).origin);
    const { data } = await (await fetch(url, { headers })).json();
    expect(JSON.stringify(data)).not.toContain("policy-uuid-1");
    for (let round = 0; round < 20; round++) {
      const response = await fetch(url.replace("policies", "permissions"), { headers });
      const body = (await response.json()) as { data: { permissions: object[] } };
      const names = body.data.permissions.flatMap((permission) => Object.keys(permission));
      expect(["id", "name", "description"]).toEqual(expect.arrayContaining([...new Set(names)]));
      expect(Object.keys(body.data)).toEqual(["permissions"]);
      expect(["success", "data", "deprecated", "link"]).toEqual(
        expect.arrayContaining(Object.keys(body)),
      );
    }
    cli.child.kill("SIGINT");
    expect(await cli.exited).toBe(0);
  } finally {
    cli.child.kill("SIGKILL");
  }
});
