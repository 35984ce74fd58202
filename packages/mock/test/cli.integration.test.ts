import { createServer } from "node:net";
import { networkInterfaces } from "node:os";
import { expect, test } from "vitest";
import { start, tried } from "./support/cli.ts";
import { expectToOutliveWhatKillsPrism } from "./support/prism-outlives.ts";

const hasIpv6 = Object.values(networkInterfaces()).some((addresses) =>
  addresses?.some(({ family }) => family === "IPv6"),
);

test.each([
  ["SIGINT", "127.0.0.1", "127.0.0.1"],
  ["SIGTERM", ...(hasIpv6 ? ["::1", "[::1]"] : ["localhost", "localhost"])],
] as [NodeJS.Signals, string, string][])(
  "it says where it listens and what to try, and ends on %s: %s",
  async (signal, host, shown) => {
    const cli = start(["--host", host, "--port", "0"]);
    try {
      const [url, headers] = await tried(cli);
      expect(new URL(url).hostname).toBe(shown);
      const response = await fetch(url, { headers });
      expect(await response.json()).toMatchObject({ success: true });
      cli.child.kill(signal);
      expect(await cli.ended).toBe(0);
      expect(cli.said.err).toBe("");
      await expect(fetch(url)).rejects.toThrow();
    } finally {
      cli.child.kill("SIGKILL");
    }
  },
);

const USAGE = / {2}--port <number> .*--errors .*-h, --help /s;

test.each([
  ["--port", "80a", /^--port must be a number from 0 to 65535, not 80a\.\n$/],
  ["--port", "65536", /^--port must be a number from 0 to 65535, not 65536\.\n$/],
  ["--port", "1.5", /^--port must be a number from 0 to 65535, not 1\.5\.\n$/],
  ["--port", "", /^--port must be a number from 0 to 65535, not ""\.\n$/],
  ["--host", "", /^--host is empty\.\n$/],
  ["--document", "", /^--document is empty\.\n$/],
  ["--host", "256.1.1.1", /^Cannot listen at 256\.1\.1\.1: .*\n$/],
  ["--host", "192.0.2.1", /^Cannot listen at 192\.0\.2\.1, port 4010: .*\n$/],
])("%s %s is a mistake that it explains in a line", async (flag, value, message) => {
  const { said, ended } = start([flag, value]);
  expect(await ended).toBe(1);
  expect(said.err).toMatch(message);
  expect(said.out).toBe("");
});

test("a port that is taken is named, with what to do", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  const address = await new Promise<unknown>((resolve) =>
    server.once("listening", () => resolve(server.address())),
  );
  const { port } = address as { port: number };
  try {
    const { said, ended } = start(["--port", `${port}`]);
    expect(await ended).toBe(1);
    expect(said.err).toBe(
      `Port ${port} of 127.0.0.1 is taken: stop the process that uses it, or choose another port, such as 0 for any free one (EADDRINUSE).\n`,
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
])("%j comes with the usage", async (args, message) => {
  const { said, ended } = start(args);
  expect(await ended).toBe(1);
  expect(said.err).toMatch(message);
  expect(said.err).toMatch(USAGE);
  expect(said.err).not.toMatch(/^ +at /m);
});

test.each(["--help", "-h"])("%s lists the flags", async (flag) => {
  const { said, ended } = start([flag]);
  expect(await ended).toBe(0);
  expect(said.out).toMatch(USAGE);
});

test("with every flag it makes up what the document allows, and outlives what kills Prism", async () => {
  const host = hasIpv6 ? "::" : "localhost";
  const cli = start(["--port=0", `--host=${host}`, "--dynamic", "--errors"]);
  try {
    const [url, headers] = await tried(cli);
    expect(new URL(url).hostname).toBe(hasIpv6 ? "[::]" : host);
    await expectToOutliveWhatKillsPrism(new URL(url).origin);
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
    expect(await cli.ended).toBe(0);
  } finally {
    cli.child.kill("SIGKILL");
  }
});
