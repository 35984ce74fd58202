// @ts-check
// What main.mjs starts, once nothing but this machine can be reached.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startPrismMock } from "@confident-admin/mock";
import { PUBLIC_PACKAGES, ROOT } from "../packages.mjs";
import { startRegistry } from "./registry.mjs";

/** What core needs of others: the registry has nothing but what is published to it. */
const THIRD_PARTY = ["openapi-fetch", "openapi-typescript-helpers"];
/** What `prepublishOnly` asks for. No token can be had at that address. */
const AS_THE_WORKFLOW = {
  GITHUB_WORKFLOW: "Release",
  ACTIONS_ID_TOKEN_REQUEST_URL: "http://127.0.0.1:9/",
};

const [folder = ""] = process.argv.slice(2);
const [clone, project] = [join(folder, "clone"), join(folder, "project")];
const registry = await startRegistry(join(folder, "registry"));
const prism = await startPrismMock();
/** @type {Readonly<Record<string, string>>} */
const configuration = {
  npm_config_registry: registry.url,
  pnpm_config_registry: registry.url,
  pnpm_config_minimum_release_age: "0", // the same lockfile was checked when this repository was set up
  npm_config_audit: "false",
  npm_config_fund: "false",
  npm_config_update_notifier: "false",
  GIT_AUTHOR_NAME: "rehearsal",
  GIT_AUTHOR_EMAIL: "rehearsal@localhost",
  GIT_COMMITTER_NAME: "rehearsal",
  GIT_COMMITTER_EMAIL: "rehearsal@localhost",
};
writeFileSync(
  join(folder, "home/.npmrc"),
  `registry=${registry.url}\n${registry.url.slice("http:".length)}:_authToken=none\n`,
);

try {
  step("No other registry can be reached", reachNothingElse);
  step("Versions and changelogs", version);
  step("Build and publish", publish);
  step("Install into an empty project, and make the README's first call", install);
} finally {
  await Promise.all([prism.stop(), registry.stop()]);
}

function reachNothingElse() {
  const npmjs = "https://registry.npmjs.org/";
  const attempts = [
    ["npm", "ping", "--registry", npmjs, "--fetch-retries", "0"],
    ["pnpm", "view", "openapi-fetch", "--registry", npmjs, "--fetch-retries", "0"],
    ["git", "ls-remote", "https://github.com/confident-admin/confident-admin.git"],
  ];
  for (const attempt of attempts) {
    if (start(folder, attempt).status === 0) {
      throw new Error(`${attempt.join(" ")}: that was not out of reach.`);
    }
    say(`${attempt.slice(0, 2).join(" ")}: refused`);
  }
}

function version() {
  run(folder, ["git", "clone", "--quiet", ROOT, clone]);
  run(clone, ["pnpm", "install", "--frozen-lockfile", "--offline", "--ignore-scripts"]);
  run(clone, ["pnpm", "exec", "changeset", "version"]);
  run(clone, ["node", "scripts/bound-peers.mjs"]);
  for (const path of PUBLIC_PACKAGES) {
    const file = join(clone, path, "package.json");
    const manifest = JSON.parse(readFileSync(file, "utf8"));
    // Pinned here, so that no configuration can send it elsewhere.
    const publishConfig = { ...manifest.publishConfig, registry: registry.url };
    writeFileSync(file, JSON.stringify({ ...manifest, publishConfig }, null, 2));
    say(`${manifest.name} ${manifest.version}`);
  }
  say(readFileSync(join(clone, "packages/core/CHANGELOG.md"), "utf8"));
}

function publish() {
  run(clone, ["pnpm", "exec", "turbo", "run", "build", "--output-logs=errors-only"]);
  for (const name of THIRD_PARTY) {
    run(installed(name), ["npm", "publish", "--ignore-scripts", "--registry", registry.url]);
  }
  say(run(clone, ["pnpm", "exec", "changeset", "publish"], AS_THE_WORKFLOW));
}

function install() {
  const [, call = ""] =
    /```ts\n(.*?)```/s.exec(readFileSync(join(ROOT, "README.md"), "utf8")) ?? [];
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), '{ "private": true, "type": "module" }');
  writeFileSync(join(project, "call.js"), `${call}\nconsole.log(policy);\n`);
  run(project, ["npm", "install", "@confident-admin/core"]);
  say(run(project, ["npm", "ls", "--all"]));
  const environment = {
    CONFIDENT_ORG_API_KEY: "confident_us_org_rehearsal",
    CONFIDENT_BASE_URL: prism.url,
  };
  say(run(project, [process.execPath, "call.js"], environment));
}

/**
 * @param {string} cwd
 * @param {readonly string[]} command
 * @param {Readonly<Record<string, string>>} [more] - environment variables
 * @returns {string} what it printed
 */
function run(cwd, command, more) {
  const { status, stdout, stderr, error } = start(cwd, command, more);
  if (status !== 0) {
    throw new Error(`${command.join(" ")} failed:\n${stdout}${stderr}${error ?? ""}`);
  }
  return stdout;
}

/**
 * @param {string} cwd
 * @param {readonly string[]} command
 * @param {Readonly<Record<string, string>>} [more]
 */
function start(cwd, [program = "", ...args], more = {}) {
  const env = { ...process.env, ...configuration, ...more };
  return spawnSync(program, args, { cwd, env, encoding: "utf8" });
}

/** @param {string} name */
function installed(name) {
  const store = join(ROOT, "node_modules/.pnpm");
  const [entry = ""] = readdirSync(store).filter((one) => one.startsWith(`${name}@`));
  return join(store, entry, "node_modules", name);
}

/**
 * @param {string} title
 * @param {() => void} work
 */
function step(title, work) {
  say(`\n## ${title}\n`);
  work();
}

/** @param {string} text */
function say(text) {
  process.stdout.write(`${text}\n`);
}
