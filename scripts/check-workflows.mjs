// @ts-check
// Checks that no job with write permissions runs installed code, and that every action is pinned to a commit.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { ROOT } from "./packages.mjs";

/**
 * @typedef {{ readonly uses?: string, readonly run?: string }} Step
 * @typedef {string | Readonly<Record<string, string>> | undefined} Permissions
 * @typedef {{ readonly permissions?: Permissions, readonly steps: readonly Step[] }} Job
 */

// npm publish and npm view do not run installed code.
const INSTALLED_CODE =
  /(?<![\w./-])(npx|pnpm|yarn|corepack|node|npm (?!publish|view)\w+)(?![\w./-])/;
const OFFICIAL = /^actions\//;
const PINNED = /@[0-9a-f]{40}$/;

const folder = join(ROOT, ".github/workflows");
const problems = readdirSync(folder).flatMap((file) => {
  const { permissions, jobs } = parse(readFileSync(join(folder, file), "utf8"));
  return Object.entries(/** @type {Record<string, Job>} */ (jobs)).flatMap(([id, job]) =>
    problemsOf(job, job.permissions ?? permissions).map((problem) => `${file}, ${id}: ${problem}`),
  );
});
for (const problem of problems) {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}

/** @param {Job} job @param {Permissions} permissions */
function problemsOf({ steps }, permissions) {
  const pins = steps
    .filter(({ uses }) => uses && !PINNED.test(uses))
    .map(({ uses }) => `${uses} is not pinned to a commit`);
  return canWrite(permissions) ? [...pins, ...steps.flatMap(installedCode)] : pins;
}

/** @param {Permissions} permissions */
function canWrite(permissions) {
  return permissions === undefined || JSON.stringify(permissions).includes("write");
}

/** @param {Step} step */
function installedCode({ uses = "actions/", run = "" }) {
  return [
    ...(OFFICIAL.test(uses) ? [] : [`${uses} has write permissions`]),
    ...(INSTALLED_CODE.test(run) ? [`installed code has write permissions:\n${run}`] : []),
  ];
}
