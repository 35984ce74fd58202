// What the caller got wrong ends with 64, and is named in the caller's words.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startWorld, type World } from "./support/world.ts";

const FILE =
  "version: 1\norganization: { id: org-1 }\npolicies: { Support: { permissions: [user:read] } }\n";

let world: World;

beforeEach(async () => {
  world = await startWorld();
  world.write("access.yaml", FILE);
});
afterEach(() => world.stop());

test.each([
  ["explain nobody@x.test", "No member has the address nobody@x.test."],
  ["who-can iam:manage --project Nope", 'No project is named "Nope".'],
  ["explain bo@acme.test --project Nope", 'No project is named "Nope".'],
  ["adopt Support --project Nope", 'No project is named "Nope".'],
  ["plan --out nope/p.json", "Cannot write nope/p.json (ENOENT)."],
  ["plan --markdown nope/p.md", "Cannot write nope/p.md (ENOENT)."],
  ["plan --out access.yaml/p.json", "Cannot write access.yaml/p.json (ENOTDIR)."],
  ["drift --markdown nope/d.md", "Cannot write nope/d.md (ENOENT)."],
  ["init nope/access.yaml", "Cannot write nope/access.yaml (ENOENT)."],
  ["pull --into nope/access.yaml", "Cannot write nope/access.yaml (ENOENT)."],
])("%s ends with 64: %s", async (args, message) => {
  const { code, stderr } = await world.run(args);
  expect(stderr).toContain(`${message}\nHelp: `);
  expect(stderr).not.toContain(".tmp");
  expect(code).toBe(64);
});

test("apply of a file says how to apply it", async () => {
  const { code, stderr } = await world.run("apply access.yaml");
  expect(stderr).toContain(
    "access.yaml is not a saved plan. To plan and apply files: confident-access apply -f access.yaml\n",
  );
  expect(code).toBe(64);
  const asked = await world.run("who-can user:read --after access.yaml");
  expect(asked.stderr).toContain("access.yaml is not a saved plan. To save a plan: ");
  expect(asked.code).toBe(64);
});

test.each(["plan", "validate", "drift", "test", "fmt"])(
  "%s of a saved plan says one thing",
  async (command) => {
    world.write("access.yaml", FILE);
    await world.run("plan --out p.json");
    const { code, stderr } = await world.run(`${command} p.json`);
    expect(stderr.match(/p\.json:/g)).toHaveLength(1);
    expect(stderr).toContain(
      "This is a saved plan, not a declaration. To apply it: confident-access apply p.json\n",
    );
    expect(code).toBe(3);
  },
);

test.each([
  ['"confident_us_org_0123456789"', 64, "Set only the key, without quotes"],
  ["confident_us_org_01\u00002345", 64, "a line break or another character"],
  ["confident_us_proj_0123456789abcdef", 8, "This is a project key"],
])("the key %j ends with %i, and its source is named", async (key, expected, reason) => {
  world.write("key", key);
  const file = await world.run("plan --key-file key");
  expect(file.stderr).toContain(`key: ${reason.startsWith("a ") ? "The API key" : reason}`);
  expect(file.stderr).toContain(reason);
  const env = { ...world.env, CONFIDENT_ORG_API_KEY: key };
  const variable = await world.run("plan", { env });
  expect(variable.stderr).toContain("CONFIDENT_ORG_API_KEY: ");
  expect(variable.stderr).not.toContain("apiKey");
  expect([file.code, variable.code]).toEqual([expected, expected]);
  expect(world.requests).toEqual([]);
});

test.each(["localhost:4010", "http://api.example.com", "/api/confident", "ftp://x"])(
  "CONFIDENT_BASE_URL=%s is explained without the options of the library",
  async (url) => {
    const { code, stderr } = await world.run("plan", {
      env: { ...world.env, CONFIDENT_BASE_URL: url },
    });
    expect(stderr).toMatch(/^CONFIDENT_BASE_URL must look like https:/);
    expect(stderr).not.toMatch(/baseUrl|dangerously/);
    expect(code).toBe(64);
  },
);

test("an unknown region is explained", async () => {
  const { CONFIDENT_ORG_API_KEY = "" } = world.env;
  const env = { CONFIDENT_ORG_API_KEY, CONFIDENT_REGION: "MARS" };
  const { stderr } = await world.run("plan", { env });
  expect(stderr).toContain("CONFIDENT_REGION must be US, EU or AU");
});

test("a server that is down, and one that redirects, name CONFIDENT_BASE_URL", async () => {
  const server = createServer((_, response) => {
    response.writeHead(302, { location: "https://elsewhere.test/" }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const at = (url: string) => ({ env: { ...world.env, CONFIDENT_BASE_URL: url } });
  const redirected = await world.run("plan", at(`http://127.0.0.1:${port}`));
  const encrypted = await world.run("plan", at(`https://127.0.0.1:${port}`));
  await new Promise((resolve) => server.close(resolve));
  const down = await world.run("plan", at(`http://127.0.0.1:${port}`));
  expect(down.stderr).toContain("Check the network, and CONFIDENT_BASE_URL if you set it.");
  const blocked = await world.run("plan", at("http://127.0.0.1:9"));
  expect(blocked.stderr).toContain("Use another port in CONFIDENT_BASE_URL.");
  expect(redirected.stderr).toContain("Set CONFIDENT_BASE_URL to");
  expect(redirected.stderr).not.toContain("baseUrl");
  expect(encrypted.stderr).toContain("wrong version number");
  expect(encrypted.stderr).not.toMatch(/openssl|\.c:\d/i);
});

test.each([
  [403, "The key is not allowed to do this.", "Once the key may do this, plan and apply again"],
  [401, "The server rejects the key.", "To resume, plan and apply again"],
])("a %i on a write says: %s", async (status, headline, next) => {
  world.fake.failNext({ operation: "updatePolicy", status });
  const { code, stdout } = await world.run("apply --yes");
  expect(stdout).toContain(`${headline} 0 of 1 step done`);
  expect(stdout).toContain(next);
  expect(code).toBe(8);
});

test("a brake in a saved plan says how to accept it", async () => {
  world.write("access.yaml", FILE.replace("user:read", "user:read, user:delete"));
  await world.run("plan --out brake.json");
  const { code, stderr } = await world.run("apply brake.json");
  expect(stderr).toContain('Plan again with --accept "gain user:delete"\n');
  expect(code).toBe(4);
});
