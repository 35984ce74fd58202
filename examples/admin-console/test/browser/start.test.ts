import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
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

/** Starts what is built, as people do. */
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

/** Asks for the policies, as the page does. */
async function policies(url: string): Promise<unknown> {
  const signedIn = await fetch(`${url}/api/session`, {
    method: "POST",
    body: JSON.stringify({ id: "ben" }),
  });
  const cookie = signedIn.headers.get("set-cookie") ?? "";
  const headers = { cookie: cookie.split(";")[0] ?? "", "sec-fetch-site": "same-origin" };
  return (await fetch(`${url}/api/confident/v1/organization/policies`, { headers })).json();
}

test("without a key it shows a made-up organization, and ends when it is told to", async () => {
  const { child, line, url } = await start({});
  expect(line).toContain("made-up");
  expect(await policies(url)).toMatchObject({ data: { policies: { length: 14 } } });
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});

test("CONFIDENT_ORG_API_KEY points it at the API", async () => {
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

test("nobody gets at the API without signing in, or from another page", async () => {
  const { url } = await start({});
  const list = `${url}/api/confident/v1/organization/policies`;
  expect((await fetch(list, { headers: { "sec-fetch-site": "same-origin" } })).status).toBe(401);
  expect((await fetch(list, { headers: { "sec-fetch-site": "cross-site" } })).status).toBe(403);
});
