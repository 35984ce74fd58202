// @ts-check
// Prints the changes to the document as Markdown. Fails on breaking changes, unless a changeset announces a major
// version of core.
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { compare } from "./compare.mjs";

const DOCUMENT = "spec/openapi.yaml";
const CORE = "@confident-admin/core";
const SPEC = "@confident-admin/spec";

process.chdir(execFileSync("git", ["rev-parse", "--show-toplevel"], { encoding: "utf8" }).trim());
const base = process.argv[2] ?? "main";
// Without --end-of-options, git would read a base that starts with a dash as an option.
const command = ["show", "--end-of-options", `${base}:${DOCUMENT}`];
const { status, stdout, stderr } = spawnSync("git", command, { encoding: "utf8" });
if (status !== 0) {
  process.stderr.write(`Cannot read the document to compare with: ${stderr}`);
  process.exit(1);
}
const changes = compare(parse(stdout), parse(readFileSync(DOCUMENT, "utf8")));
const changesets = readChangesets();

print(`## Changes to ${DOCUMENT}\n`);
list("Breaking changes", true);
list("Compatible changes", false);
if (changes.length === 0) {
  print("No changes that affect clients.");
} else if (!changesets.some((changeset) => SPEC in changeset)) {
  print(
    `### Missing changeset\n\nNo changesets mention ${SPEC}, so the document would not be published.\n`,
  );
}
const isAnnounced = changesets.some((changeset) => changeset[CORE] === "major");
if (changes.some(({ breaking }) => breaking) && !isAnnounced) {
  process.stderr.write(
    `Breaking changes require a changeset with a major version of ${CORE}. Run: npm run changeset\n`,
  );
  process.exitCode = 1;
}

/** @returns {Record<string, string>[]} the version bumps by package, for each changeset */
function readChangesets() {
  return readdirSync(".changeset")
    .filter((name) => name.endsWith(".md") && name !== "README.md")
    .map((name) => readFileSync(`.changeset/${name}`, "utf8").split(/^---\r?$/m)[1] ?? "")
    .map((frontMatter) => parse(frontMatter) ?? {});
}

/**
 * @param {string} title
 * @param {boolean} breaking
 */
function list(title, breaking) {
  const lines = changes.flatMap(({ text, ...change }) =>
    change.breaking === breaking ? [`- ${text}`] : [],
  );
  if (lines.length > 0) {
    print(`### ${title}\n\n${lines.join("\n")}\n`);
  }
}

/** @param {string} text */
function print(text) {
  process.stdout.write(`${text}\n`);
}
