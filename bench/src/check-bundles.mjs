// What an app does not call is not in its bundle: by the apps that have a size budget.
import { readFileSync } from "node:fs";
import { build } from "esbuild";

const DELETING = "deletePolicy";
const FINDING = "getPolicyByName";
const GRANTING = "others keep changing it";
const NAMING = "Did you mean";
const OPENAPI_FETCH = "onRequest";
const MIDDLEWARE = "Middleware must not send";
const ORGANIZATION = "An organization needs a name";
const WRITING = "A policy needs";

/**
 * Words of the code that an app does not call.
 *
 * @type {Record<string, string[]>}
 */
const ABSENT = {
  "an app that lists and updates": [
    ...[DELETING, FINDING, GRANTING, ORGANIZATION],
    ...[OPENAPI_FETCH, MIDDLEWARE],
  ],
  "an app that only lists": [
    ...[DELETING, FINDING, GRANTING, NAMING, ORGANIZATION, WRITING],
    ...[OPENAPI_FETCH, MIDDLEWARE],
  ],
  "the class": [OPENAPI_FETCH, MIDDLEWARE],
  "with openapi-fetch and its middleware": [
    ...[DELETING, FINDING, GRANTING, NAMING, ORGANIZATION, WRITING],
  ],
};

const budgets = new URL("../../packages/core/.size-limit.json", import.meta.url);
/** @type {{ name: string, import: string }[]} */
const apps = JSON.parse(readFileSync(budgets, "utf8"));
const everything = await bundle("*");
for (const app of apps) {
  const absent = ABSENT[app.name] ?? [`what ${app.name} does not call`];
  const code = await bundle(app.import);
  report(
    absent.filter((words) => code.includes(words)),
    `${app.name} bundles what it does not call`,
  );
  report(
    absent.filter((words) => !everything.includes(words)),
    `${app.name} is checked for words that are in no bundle`,
  );
}

/**
 * @param {string[]} words
 * @param {string} problem
 */
function report(words, problem) {
  if (words.length > 0) {
    process.stderr.write(`${problem}: ${words.join(", ")}\n`);
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
