// @ts-check
// Lists what the document's change means to clients, as Markdown. Refuses a change that breaks them unless a
// changeset announces a major version of core.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { compare } from "./compare.mjs";

const DOCUMENT = "spec/openapi.yaml";
const CHANGESETS = ".changeset";
const MAJOR = /^["']?@confident-admin\/core["']?: *major *$/m;

const root = execFileSync("git", ["rev-parse", "--show-toplevel"], { encoding: "utf8" }).trim();
process.chdir(root);
const [base = "main"] = process.argv.slice(2);
// No reference begins with a dash, but an option of git's does.
const before = execFileSync("git", ["show", "--end-of-options", `${base}:${DOCUMENT}`]);
const changes = compare(parse(`${before}`), parse(readFileSync(DOCUMENT, "utf8")));

print(`## What changes in ${DOCUMENT}\n`);
list("Breaks clients", true);
list("Breaks nobody", false);
if (changes.length === 0) {
  print("Nothing that a client would notice.");
}
if (changes.some(({ breaking }) => breaking) && !announced()) {
  process.stderr.write(
    "This breaks clients: add a changeset with a major version of @confident-admin/core (npm run changeset).\n",
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

function announced() {
  return readdirSync(CHANGESETS)
    .filter((name) => name.endsWith(".md"))
    .some((name) =>
      MAJOR.test(readFileSync(`${CHANGESETS}/${name}`, "utf8").split(/^---$/m)[1] ?? ""),
    );
}

/** @param {string} text */
function print(text) {
  process.stdout.write(`${text}\n`);
}
