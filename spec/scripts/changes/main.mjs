// @ts-check
// Lists what the document's change means to clients, as Markdown. Refuses a change that breaks them unless a
// changeset announces a major version of core.
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { compare } from "./compare.mjs";

const DOCUMENT = "spec/openapi.yaml";
const CHANGESETS = ".changeset";
const CORE = "@confident-admin/core";
const SPEC = "@confident-admin/spec";

const root = execFileSync("git", ["rev-parse", "--show-toplevel"], { encoding: "utf8" }).trim();
process.chdir(root);
const [base = "main"] = process.argv.slice(2);
// No reference begins with a dash, but an option of git's does.
const shown = spawnSync("git", ["show", "--end-of-options", `${base}:${DOCUMENT}`], {
  encoding: "utf8",
});
if (shown.status !== 0) {
  process.stderr.write(`There is no document to compare with: ${shown.stderr}`);
  process.exit(1);
}
const changes = compare(parse(shown.stdout), parse(readFileSync(DOCUMENT, "utf8")));

print(`## What changes in ${DOCUMENT}\n`);
list("Breaks clients", true);
list("Breaks nobody", false);
if (changes.length === 0) {
  print("Nothing that a client would notice.");
}
const announced = readdirSync(CHANGESETS)
  .filter((name) => name.endsWith(".md") && name !== "README.md")
  .map((name) => readFileSync(`${CHANGESETS}/${name}`, "utf8").split(/^---\r?$/m)[1] ?? "")
  .map((frontMatter) => parse(frontMatter) ?? {});
if (changes.length > 0 && !announced.some((changeset) => SPEC in changeset)) {
  print(
    `### Not announced\n\nNo changeset names ${SPEC}: the document itself would not be published.\n`,
  );
}
if (
  changes.some(({ breaking }) => breaking) &&
  !announced.some((changeset) => changeset[CORE] === "major")
) {
  process.stderr.write(
    `This breaks clients: add a changeset with a major version of ${CORE} (npm run changeset).\n`,
  );
  process.exitCode = 1;
}

/**
 * @param {string} title
 * @param {boolean} breaking
 */
function list(title, breaking) {
  const texts = changes.filter((change) => change.breaking === breaking).map(({ text }) => text);
  if (texts.length > 0) {
    print(`### ${title}\n\n${texts.map((text) => `- ${text}`).join("\n")}\n`);
  }
}

/** @param {string} text */
function print(text) {
  process.stdout.write(`${text}\n`);
}
