// The command with --fake.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Cli, start, suggestedRequest } from "./support/cli.ts";

const YAML = `
# An organization to develop with.
organization: { name: Acme, created_at: 2025-03-14T09:26:53.589Z }
permissions:
  - { id: p1, name: "billing:read" }
policies:
  - id: a
    name: "Read billing"
    permissions: [{ id: p1, name: "billing:read" }]
`;
const JSON_SEED = JSON.stringify(
  { policies: [{ id: "a", name: "A", permissions: [] }] },
  null,
  "\t",
);

let folder: string;
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "seeds-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function served(
  args: readonly string[],
  use: (url: string, headers: Record<string, string>, cli: Cli) => Promise<void>,
): Promise<Cli> {
  const cli = start(["--fake", "--port", "0", ...args]);
  try {
    const [url, headers] = await suggestedRequest(cli);
    await use(url, { ...headers, "content-type": "application/json" }, cli);
    cli.child.kill("SIGTERM");
    expect(await cli.exited).toBe(0);
    expect(cli.output.err).toBe("");
    return cli;
  } finally {
    cli.child.kill("SIGKILL");
  }
}

const namesIn = async (response: Response) => {
  const { data } = (await response.json()) as { data: { policies: { name: string }[] } };
  return data.policies.map(({ name }) => name);
};

test("keeps created policies, checks the key, and responds to pages and readiness probes", async () => {
  await served([], async (url, headers) => {
    const body = JSON.stringify({ name: "Mine", permissionIds: [] });
    expect((await fetch(url, { method: "POST", headers, body })).status).toBe(200);
    expect(await namesIn(await fetch(url, { headers }))).toContain("Mine");
    expect((await fetch(url)).status).toBe(401);
    for (const method of ["GET", "HEAD"]) {
      expect((await fetch(new URL("/", url), { method })).status).toBe(200);
    }
    expect((await fetch(new URL("/nowhere", url), { headers })).status).toBe(404);
    const page = { origin: "http://localhost:5173", "access-control-request-method": "POST" };
    const preflight = await fetch(url, { method: "OPTIONS", headers: page });
    expect(preflight.headers.get("access-control-allow-origin")).toBe(page.origin);
  });
});

test.each([
  ["seed.yaml", YAML, ["Read billing"]],
  ["seed.json", JSON_SEED, ["A"]],
])("starts with the seed in %s", async (name, text, names) => {
  await served(["--seed", file(name, text)], async (url, headers) => {
    expect(await namesIn(await fetch(url, { headers }))).toEqual(names);
  });
});

test.each([
  ["any-key.yaml", "apiKeys: null # behind a proxy"],
  ["any-key.json", '{ "apiKeys": null }'],
])("accepts any key if %s says so", async (name, text) => {
  await served(["--seed", file(name, text)], async (url) => {
    expect((await fetch(url)).status).toBe(200);
  });
});

describe("rejects an invalid seed with an error that names the file and the place", () => {
  test.each<[string, string | undefined, RegExp]>([
    ["nowhere.yaml", undefined, /^Cannot read the seed \S+nowhere\.yaml: ENOENT: [^\n]+\.\n$/],
    [
      "broken.yaml",
      "policies: [",
      /^The seed \S+broken\.yaml is not valid YAML: [^\n]+ at line 1, column \d+\.\n$/,
    ],
    [
      "incomplete.json",
      '{ "policies": [{ "id": "a", "permissions": [] }] }',
      /^The seed \S+incomplete\.json is invalid: policies\[0\]\.name is missing\.\n$/,
    ],
  ])("%s", async (name, text, message) => {
    const path = text === undefined ? join(folder, name) : file(name, text);
    const { output, exited } = start(["--fake", "--port", "0", "--seed", path]);
    expect(await exited).toBe(1);
    expect(output.err).toMatch(message);
    expect(output.out).toBe("");
  });
});

test("says that a port is in use, and what to do", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  const { output, exited } = start(["--fake", "--port", `${port}`]);
  expect(await exited).toBe(1);
  expect(output.err).toMatch(new RegExp(`^Port ${port} on 127\\.0\\.0\\.1 is in use\\. `));
  server.close();
});

test.each([
  [["--seed", "a.yaml"], "--seed requires --fake."],
  [["--fake", "--seed", ""], "--seed must not be empty."],
  [["--fake", "--document", "a.yaml"], "--document does not work with --fake. Remove one of them."],
  [["--fake", "--dynamic"], "--dynamic does not work with --fake. Remove one of them."],
  [["--fake", "--errors"], "--errors does not work with --fake. Remove one of them."],
])("rejects %j", async (args, message) => {
  const { output, exited } = start(args);
  expect(await exited).toBe(1);
  expect(output.err).toBe(`${message}\n`);
});
