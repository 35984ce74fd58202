import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startWorld, type World } from "./support/world.ts";

let world: World;

beforeAll(async () => {
  world = await startWorld();
  world.write("access.yaml", "version: 1\norganization: { id: org-1 }\n");
});
afterAll(() => world.stop());

const withKey = (key: string) => ({ env: { ...world.env, CONFIDENT_ORG_API_KEY: key } });

test("without a key, says where to put one", async () => {
  const { code, stderr } = await world.run("plan", withKey(""));
  expect(stderr).toContain("No API key. Set CONFIDENT_ORG_API_KEY, or use --key-file.");
  expect(code).toBe(64);
});

test("reads the key from a file", async () => {
  world.write("key", `${world.fake.apiKey}\n`);
  expect((await world.run("plan --key-file key", withKey(""))).code).toBe(0);
  world.write("key", "\n");
  const empty = await world.run("plan --key-file key", withKey(""));
  expect(empty.stderr).toContain("No API key. key is empty.");
  const missing = await world.run("plan --key-file nothing", withKey(""));
  expect(missing.stderr).toContain("Cannot read the key from nothing (ENOENT).");
  expect([empty.code, missing.code]).toEqual([64, 64]);
});

test.each([
  ["a wrong key", "confident_us_org_wrong0123456789", "401"],
  [
    "a project key",
    "confident_us_proj_0123456789abcdef",
    "This is a project key; an organization key is required.",
  ],
])("%s ends with 8 and says why", async (_, key, reason) => {
  const { code, stdout, stderr } = await world.run("plan --json", withKey(key));
  expect(stderr).toContain(reason);
  expect(stdout + stderr).not.toContain(key);
  expect(JSON.parse(stdout)).toMatchObject({ ending: "rejected", exitCode: 8 });
  expect(code).toBe(8);
});

test("a proxy that drops the key's header is named as a possible cause", async () => {
  const server = createServer((_, response) => {
    response.writeHead(401, { "content-type": "application/json" });
    response.end('{"success":false,"error":"Missing API key"}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const env = { ...world.env, CONFIDENT_BASE_URL: `http://127.0.0.1:${port}` };
  const { code, stderr } = await world.run("plan", { env });
  server.closeAllConnections();
  server.close();
  expect(stderr).toMatch(/proxy/i);
  expect(code).toBe(8);
});

test("the file of another organization ends with 8, and nothing is written", async () => {
  world.write(
    "other.yaml",
    "version: 1\norganization: { id: org-2 }\npolicies: { New: { permissions: [] } }\n",
  );
  const before = world.fake.state();
  const { code, stderr } = await world.run("apply --yes -f other.yaml");
  expect(stderr).toContain("org-2");
  expect(code).toBe(8);
  expect(world.fake.state()).toEqual(before);
});

test("an unreachable server is an error with a message", async () => {
  const env = { ...world.env, CONFIDENT_BASE_URL: "http://127.0.0.1:9" };
  const { code, stderr } = await world.run("plan", { env });
  expect(stderr).toContain("127.0.0.1:9");
  expect([1, 9]).toContain(code);
});

test("an invalid URL or region is wrong usage", async () => {
  const { CONFIDENT_ORG_API_KEY } = world.env;
  const key = { CONFIDENT_ORG_API_KEY: CONFIDENT_ORG_API_KEY ?? "" };
  for (const env of [
    { ...key, CONFIDENT_BASE_URL: "ftp://x" },
    { ...key, CONFIDENT_REGION: "MARS" },
  ]) {
    expect((await world.run("plan", { env })).code).toBe(64);
  }
});

test("no output contains a key that was pasted into a file", async () => {
  const { apiKey } = world.fake;
  world.write(
    "pasted.yaml",
    `version: 1\npolicies: { New: { description: "${apiKey}", permissions: [] } }\n`,
  );
  for (const args of [
    "plan -f pasted.yaml",
    "plan -f pasted.yaml --json",
    "validate pasted.yaml",
  ]) {
    const { stdout, stderr } = await world.run(args);
    expect(stdout + stderr).not.toContain(apiKey);
  }
});
