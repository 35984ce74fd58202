// Names in the console, and messages of a server, must control neither a terminal nor a runner that reads logs.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { SEED, startWorld, type World } from "./support/world.ts";

const hostile = (name: string) => `${name}\u001b[2J\n::error::pwn\u009b31m\u202e`;

/** Raw control characters, characters that reorder text, and commands to a runner. */
const COMMAND = /^::|(?!\n)\p{Cc}|\u202e/mu;

let world: World;

afterEach(() => world.stop());

async function start(): Promise<void> {
  world = await startWorld({
    ...SEED,
    organization: { id: "org-1", name: hostile("Acme") },
    policies: [
      { id: "policy-1", name: "Support", permissions: ["user:read"] },
      { id: "policy-2", name: "Old readers", permissions: ["project:read"] },
      { id: "policy-3", name: hostile("x"), permissions: ["user:read"] },
    ],
    roles: [
      { id: "role-1", name: "Support desk", policies: ["Support"] },
      { id: "role-2", name: hostile("y"), policies: ["Old readers"] },
    ],
  });
}

async function outputOf(...args: string[]): Promise<string> {
  const { stdout, stderr } = await world.call(args);
  expect(stdout).not.toMatch(COMMAND);
  expect(stderr).not.toMatch(COMMAND);
  return stdout + stderr;
}

test("a brake that names a role", async () => {
  await start();
  world.write("access.yaml", "version: 1\nremoved: { policies: [Old readers] }\n");
  for (const args of [["plan"], ["apply", "--yes"], ["plan", "--json"]]) {
    expect(await outputOf(...args)).toContain("y\\u001b[2J\\");
  }
});

test("a step that fails", async () => {
  await start();
  world.write(
    "access.yaml",
    "version: 1\nmanage: { policies: exclusive }\nlimits: { deletions: 9 }\npolicies: { Support: {}, Old readers: {} }\n",
  );
  world.fake.failNext({ operation: "deletePolicy", status: 400 });
  const output = await outputOf("apply", "--yes", "--journal", "j.jsonl");
  expect(output).toContain("1. x\\u001b[2J\\u000a::error::pwn");
  expect(readFileSync(join(world.folder, "j.jsonl"), "utf8")).not.toMatch(COMMAND);
});

test("a list that the server rejects", async () => {
  await start();
  world.write("access.yaml", "version: 1\n");
  const server = createServer((_, response) => {
    response.writeHead(400, { "content-type": "application/json" });
    response.end(JSON.stringify({ success: false, error: hostile("bad") }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const env = { ...world.env, CONFIDENT_BASE_URL: `http://127.0.0.1:${port}` };
  for (const args of ["plan", "plan --json"]) {
    const { stdout, stderr } = await world.run(args, { env });
    expect(stderr).toContain("bad\\u001b[2J");
    expect(stdout).not.toMatch(COMMAND);
    expect(stderr).not.toMatch(COMMAND);
  }
  server.closeAllConnections();
  server.close();
});

test("a file whose name has a line break", async () => {
  await start();
  const name = "a\n::error::pwn.yaml";
  world.write(name, "policies: {}\nversion: 1\n");
  for (const args of [
    ["validate", "*.yaml"],
    ["fmt", "*.yaml"],
  ]) {
    expect(await outputOf(...args)).toContain("a\\u000a::error::pwn.yaml");
  }
  world.write(name, "version: 1\nnonsense: 1\n");
  expect(await outputOf("validate", "*.yaml")).toContain("a\\u000a::error::pwn.yaml:2:1 ");
});
