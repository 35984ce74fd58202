import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { createFakeConfident } from "@confident-admin/mock/fake";
import { afterEach, expect, test } from "vitest";

const main = fileURLToPath(new URL("../../dist/server/main.js", import.meta.url));
const running: ChildProcess[] = [];

afterEach(() => {
  for (const child of running.splice(0)) {
    child.kill("SIGKILL");
  }
});

/** Starts the built server. */
async function start(
  env: NodeJS.ProcessEnv,
): Promise<{ child: ChildProcess; line: string; url: string }> {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env["PATH"], ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  running.push(child);
  const [line] = (await once(child.stdout as NonNullable<typeof child.stdout>, "data")).map(String);
  return { child, line: line ?? "", url: /http:\S+/.exec(line ?? "")?.[0] ?? "" };
}

/** Lists the policies, as the page does. */
async function policies(url: string): Promise<unknown> {
  const signedIn = await fetch(`${url}/api/session`, {
    method: "POST",
    body: JSON.stringify({ id: "ben" }),
  });
  const cookie = signedIn.headers.get("set-cookie") ?? "";
  const headers = { cookie: cookie.split(";")[0] ?? "", "sec-fetch-site": "same-origin" };
  return (await fetch(`${url}/api/confident/v1/organization/policies`, { headers })).json();
}

test("shows a sample organization if there is no key, and stops on SIGTERM", async () => {
  const { child, line, url } = await start({});
  expect(line).toContain("sample organization");
  expect(await policies(url)).toMatchObject({ data: { policies: { length: 14 } } });
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});

test("uses the API if CONFIDENT_ORG_API_KEY is set", async () => {
  const api = createFakeConfident();
  const { url: baseUrl, stop } = await api.listen();
  const { line, url } = await start({
    CONFIDENT_ORG_API_KEY: api.apiKey,
    CONFIDENT_BASE_URL: baseUrl,
  });
  expect(line).toContain("CONFIDENT_ORG_API_KEY");
  expect(await policies(url)).toMatchObject({ data: { policies: [{ id: "policy-uuid-1" }, {}] } });
  await stop();
});

test("rejects API requests without a session or from another page", async () => {
  const { url } = await start({});
  const list = `${url}/api/confident/v1/organization/policies`;
  expect((await fetch(list, { headers: { "sec-fetch-site": "same-origin" } })).status).toBe(401);
  expect((await fetch(list, { headers: { "sec-fetch-site": "cross-site" } })).status).toBe(403);
});

/** Starts the server with invalid settings. Returns its exit code and its message. */
async function fail(env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env["PATH"], ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  running.push(child);
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  return { said, code };
}

test.each([
  [{ PORT: "abc" }, "PORT must be a number from 0 to 65535, not abc."],
  [{ PORT: "99999" }, "PORT must be a number from 0 to 65535, not 99999."],
  [{ CONFIDENT_ORG_API_KEY: "confident_us_proj_1" }, "This is a project key"],
  [{ CONFIDENT_ORG_API_KEY: "confident_us_org_1", CONFIDENT_REGION: "MARS" }, "Unknown region"],
])("exits with a one-line message for %o", async (env, message) => {
  const { said, code } = await fail(env);
  expect(said).toContain(message);
  expect(said.trim().split("\n")).toHaveLength(1);
  expect(code).toBe(1);
});

test("exits if the port is in use", async () => {
  const { url } = await start({});
  const { port } = new URL(url);
  const { said, code } = await fail({ PORT: port });
  expect(said).toBe(`listen EADDRINUSE: address already in use 127.0.0.1:${port}\n`);
  expect(code).toBe(1);
});
