import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

// As it is published, which the build before the tests has made.
const CLI = fileURLToPath(new URL("../dist/cli.js", import.meta.url));

function start(...args: string[]) {
  const child = spawn(process.execPath, [CLI, ...args]);
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk) => {
    said.out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    said.err += chunk;
  });
  return { child, said, ended: once(child, "close").then(([code]) => code as number | null) };
}

test("it says where it listens and what to try, and ends on Ctrl-C", async () => {
  const { child, said, ended } = start("--port", "0");
  try {
    await expect.poll(() => said.out, { timeout: 60_000 }).toMatch(/curl .*\n$/);
    const [, header = "", value = "", url = ""] =
      /curl -H '(\w+): (\w+)' (http\S+)\n$/.exec(said.out) ?? [];
    const response = await fetch(url, { headers: { [header]: value } });
    expect(await response.json()).toMatchObject({ success: true });
    child.kill("SIGINT");
    expect(await ended).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  } finally {
    child.kill("SIGKILL");
  }
});

test.each([
  [["--port", "80a"], /^--port is a number from 0 to 65535, not 80a\.\n$/],
  [["--prot", "80"], /^Unknown option '--prot'/],
])("%j is a mistake that it explains", async (args, message) => {
  const { said, ended } = start(...args);
  expect(await ended).toBe(1);
  expect(said.err).toMatch(message);
});

test("--help lists the flags", async () => {
  const { said, ended } = start("--help");
  expect(await ended).toBe(0);
  for (const flag of ["--port", "--host", "--document", "--dynamic", "--errors"]) {
    expect(said.out).toContain(flag);
  }
});
