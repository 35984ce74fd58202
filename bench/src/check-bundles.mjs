// Checks that the apps with a size limit bundle no code that they do not call.
import { readFileSync } from "node:fs";
import { build } from "esbuild";

const DELETING = "deletePolicy";
const FINDING = "getPolicyByName";
const GRANTING = "others keep changing it";
const NAMING = "Did you mean";
const ORGANIZATION = "An organization";
const PAGING = "prefetch must be";
const PRESETS = "is a preset";
const WRITING = "A policy needs";
const HELPERS = [FINDING, GRANTING, ORGANIZATION, PAGING, PRESETS];

/**
 * Strings from the code that an app does not call.
 *
 * @type {Record<string, string[]>}
 */
const ABSENT = {
  "lists and updates": [DELETING, ...HELPERS],
  "lists only": [DELETING, NAMING, WRITING, ...HELPERS],
  "uses the class": [],
  "uses openapi-fetch middleware": [DELETING, NAMING, WRITING, ...HELPERS],
};

const sizeLimits = new URL("../../packages/core/.size-limit.json", import.meta.url);
/** @type {{ name: string, import: string }[]} */
const apps = JSON.parse(readFileSync(sizeLimits, "utf8"));
const everything = await bundle("*");
for (const app of apps) {
  const absent = ABSENT[app.name] ?? [`strings for ${app.name}`];
  const code = await bundle(app.import);
  report(
    absent.filter((string) => code.includes(string)),
    `${app.name} bundles code that it does not call`,
  );
  report(
    absent.filter((string) => !everything.includes(string)),
    `${app.name} is checked for strings that no bundle contains`,
  );
}

/**
 * @param {string[]} strings
 * @param {string} problem
 */
function report(strings, problem) {
  if (strings.length > 0) {
    process.stderr.write(`${problem}: ${strings.join(", ")}\n`);
    process.exitCode = 1;
  }
}

/** @param {string} exported */
async function bundle(exported) {
  const contents = `export ${exported} from "@confident-admin/core";`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  return outputFiles.map(({ text }) => text).join("");
}
