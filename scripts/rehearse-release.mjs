// @ts-check
// Does what a release does, to a registry on loopback: versions, builds, packs, publishes, installs from there
// into an empty project, and makes the README's first call. What is committed is what is released.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPrismMock } from "@confident-admin/mock";
import { PUBLIC_PACKAGES } from "./packages.mjs";
import { startRegistry } from "./rehearse/registry.mjs";
import { runOnLoopback } from "./rehearse/run.mjs";

const ROOT = join(import.meta.dirname, "..");
/** What core needs of others: the registry has nothing but what is published to it. */
const THIRD_PARTY = ["openapi-fetch", "openapi-typescript-helpers"];

const folder = mkdtempSync(join(tmpdir(), "rehearsal-"));
const [clone, tarballs, project] = [
  join(folder, "clone"),
  join(folder, "tarballs"),
  join(folder, "project"),
];
const registry = await startRegistry(join(folder, "registry"));
const userconfig = join(folder, "npmrc");
writeFileSync(
  userconfig,
  `registry=${registry.url}\n${registry.url.slice("http:".length)}:_authToken=none\n`,
);
const prism = await startPrismMock();

try {
  step("Nothing else can be reached", refusePublicRegistry);
  step("Versions and changelogs", version);
  step("Build and pack", pack);
  step("Publish", publish);
  step("Install into an empty project, and make the README's first call", install);
} finally {
  await Promise.all([prism.stop(), registry.stop()]);
  rmSync(folder, { recursive: true });
}

function refusePublicRegistry() {
  const elsewhere = ["--registry", "https://registry.npmjs.org/", "--fetch-retries", "0"];
  try {
    run(folder, ["npm", "ping", ...elsewhere]);
  } catch (error) {
    const [refusal] = /A rehearsal connects to this machine only.*/.exec(String(error)) ?? [];
    if (refusal) {
      say(refusal);
      return;
    }
  }
  throw new Error("The public registry was not out of reach.");
}

function version() {
  run(ROOT, ["git", "clone", "--quiet", ROOT, clone]);
  run(clone, ["pnpm", "install", "--frozen-lockfile", "--offline", "--ignore-scripts"]);
  run(clone, ["node", join(ROOT, "node_modules/@changesets/cli/bin.js"), "version"]);
  for (const path of PUBLIC_PACKAGES) {
    const manifest = manifestOf(path);
    // Pinned here, so that no configuration can send it elsewhere.
    const publishConfig = { ...manifest.publishConfig, registry: registry.url };
    writeFileSync(file(path), JSON.stringify({ ...manifest, publishConfig }, null, 2));
    say(`${manifest.name} ${manifest.version}`);
  }
  say(readFileSync(join(clone, "packages/core/CHANGELOG.md"), "utf8"));
}

function pack() {
  mkdirSync(tarballs);
  run(clone, ["pnpm", "exec", "turbo", "run", "build", "--output-logs=errors-only"]);
  for (const path of PUBLIC_PACKAGES) {
    run(join(clone, path), ["pnpm", "pack", "--pack-destination", tarballs]);
  }
  for (const name of THIRD_PARTY) {
    run(tarballs, ["npm", "pack", "--ignore-scripts", installed(name)]);
  }
  say(readdirSync(tarballs).join("\n"));
}

function publish() {
  for (const tarball of readdirSync(tarballs)) {
    const args = [
      "publish",
      join(tarballs, tarball),
      "--registry",
      registry.url,
      "--ignore-scripts",
    ];
    say(run(tarballs, ["npm", ...args]).trim());
  }
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
 * @param {Readonly<Record<string, string>>} [environment]
 */
function run(cwd, command, environment) {
  return runOnLoopback(cwd, registry.url, userconfig, command, environment);
}

/** @param {string} path */
function file(path) {
  return join(clone, path, "package.json");
}

/** @param {string} path */
function manifestOf(path) {
  return JSON.parse(readFileSync(file(path), "utf8"));
}

/** @param {string} name */
function installed(name) {
  const store = join(ROOT, "node_modules/.pnpm");
  const [folder = ""] = readdirSync(store).filter((entry) => entry.startsWith(`${name}@`));
  return join(store, folder, "node_modules", name);
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
