import { connect } from "node:net";
import { expect, test } from "vitest";
import { start, suggestedRequest } from "./support/cli.ts";
import { TINY } from "./support/tiny-document.ts";

const KEY = "confident_us_org_secret";

/** The lines of the log without the durations. */
const logIn = (output: string) =>
  [...output.matchAll(/^([A-Z]+ \/.*) \d+ ms$/gm)].map(([, line]) => line);

test.each([
  ["the fake", ["--fake"], 401],
  ["Prism", [], 200],
])("%s logs method, path, status and duration, and no key", async (_, args, status) => {
  const cli = start([...args, "--port", "0"]);
  try {
    const [url, headers] = await suggestedRequest(cli);
    await fetch(`${url}?limit=1&api_key=${KEY}`, { headers });
    await fetch(url, { method: "DELETE", headers });
    await fetch(url, { headers: { CONFIDENT_API_KEY: KEY } });
    await fetch(`${url}/${KEY.replaceAll("_", "%5F")}?x`, { method: "PUT", headers });
    const { hostname, port, pathname } = new URL(url);
    const socket = connect(Number(port), hostname);
    const target = `http://ada:${KEY}@a.example${pathname}/p`;
    socket.write(`PUT ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    await expect.poll(() => logIn(cli.output.out), { timeout: 10_000 }).toHaveLength(5);
    const path = "/v1/organization/policies";
    expect(logIn(cli.output.out)).toEqual([
      `GET ${path} 200`,
      `DELETE ${path} 405`,
      `GET ${path} ${status}`,
      expect.stringMatching(/^PUT \/v1\/organization\/policies\/\[key\] 4\d\d$/),
      expect.stringMatching(/^PUT \/v1\/organization\/policies\/p 4\d\d$/),
    ]);
    expect(cli.output.out).not.toMatch(/secret|limit/);
    expect(cli.output.err).toBe("");
  } finally {
    cli.child.kill("SIGKILL");
  }
});

test("logs a request that its client aborts as aborted", async () => {
  const cli = start(["--fake", "--port", "0"]);
  try {
    const [url, headers] = await suggestedRequest(cli);
    const { hostname, port, pathname } = new URL(url);
    const socket = connect(Number(port), hostname);
    const [[name, key] = []] = Object.entries(headers);
    const lines = [`POST ${pathname} HTTP/1.1`, "Host: a", `${name}: ${key}`, "Content-Length: 9"];
    socket.write(`${lines.join("\r\n")}\r\nContent-Type: application/json\r\n\r\n{`);
    await fetch(url, { headers });
    socket.destroy();
    await expect
      .poll(() => logIn(cli.output.out), { timeout: 10_000 })
      .toContain("POST /v1/organization/policies aborted");
  } finally {
    cli.child.kill("SIGKILL");
  }
});

test.each([
  ["--fake", []],
  ["--errors", ["--document", TINY]],
])("with %s, --quiet disables the log", async (flag, args) => {
  const cli = start([flag, "--quiet", "--port", "0", ...args]);
  try {
    const [url, headers] = await suggestedRequest(cli);
    const before = cli.output.out;
    expect((await fetch(url, { headers })).status).toBe(200);
    cli.child.kill("SIGTERM");
    expect(await cli.exited).toBe(0);
    expect(cli.output.out).toBe(before);
  } finally {
    cli.child.kill("SIGKILL");
  }
});
