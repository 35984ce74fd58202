// @ts-check
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ROOT } from "../packages.mjs";
import { check } from "./check.mjs";
import { runIn } from "./project.mjs";

const SEED = `
organization: { name: Acme }
permissions: [{ name: "project:read" }, { name: "billing:read" }]
policies: [{ name: Readers, permissions: ["project:read"] }]
roles: [{ name: Support, policies: [Readers] }]
members: [{ email: ana@acme.test, role: Owner }, { email: bo@acme.test, role: Support }]
projects: []
`;

/** Goes from an export to an apply, with the command that checkFootprint has installed. @param {import("./project.mjs").Setting} setting */
export async function checkCli({ home }) {
  const folder = join(home, "cli");
  await check("confident-access: init, plan, apply", async () => {
    await writeFile(join(folder, "seed.yaml"), SEED);
    const { url, apiKey, stop } = await startFake(join(folder, "seed.yaml"));
    const env = { CONFIDENT_BASE_URL: url, CONFIDENT_ORG_API_KEY: apiKey };
    const access = (/** @type {string[]} */ ...args) =>
      runIn(folder)("node_modules/.bin/confident-access", args, env);
    try {
      await access("init");
      await access("plan", "--exit-code");
      const file = join(folder, "access.yaml");
      const yaml = await readFile(file, "utf8");
      await writeFile(file, yaml.replace("project:read", "billing:read"));
      await access("plan", "--out", "p.json");
      await access("apply", "p.json");
      await access("plan", "--exit-code");
      const { stdout } = await access("who-can", "billing:read");
      assert.match(stdout, /bo@acme\.test/);
    } finally {
      stop();
    }
  });
}

/** @param {string} seed */
async function startFake(seed) {
  const args = ["packages/mock/dist/cli.js", "--fake", "--seed", seed, "--port", "0", "--quiet"];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
  let line = "";
  for await (line of createInterface(child.stdout)) {
    if (line.startsWith("curl")) {
      break;
    }
  }
  const [, apiKey = "", url = ""] = /CONFIDENT_API_KEY: (\S+?)' '(http:\/\/[^/]+)/.exec(line) ?? [];
  assert.ok(url, "the fake did not start");
  return {
    url,
    apiKey,
    stop: () => {
      child.kill();
      return once(child, "exit");
    },
  };
}
