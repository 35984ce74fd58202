#!/usr/bin/env node
// @ts-check
// Writes the operations table of a document as a TypeScript module.
import { readFileSync } from "node:fs";
import { buildOperations } from "./build-operations.mjs";
import { toTypeScript } from "./to-source.mjs";

const USAGE = "Usage: confident-operations openapi.yaml > operations.ts\n";

const [file, ...rest] = process.argv.slice(2);
if (file === undefined || rest.length > 0 || file.startsWith("-")) {
  const isHelp = file === "--help" && rest.length === 0;
  (isHelp ? process.stdout : process.stderr).write(USAGE);
  process.exitCode = isHelp ? 0 : 1;
} else {
  try {
    process.stdout.write(toTypeScript(buildOperations(await readDocument(file))));
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    process.stderr.write(`${file}: ${message}\n`);
    process.exitCode = 1;
  }
}

/** @param {string} path */
async function readDocument(path) {
  const text = readFileSync(path, "utf8");
  const document = path.endsWith(".json") ? JSON.parse(text) : (await loadYaml()).parse(text);
  if (typeof document?.paths !== "object" || document.paths === null) {
    throw new Error("Not an OpenAPI document: paths is missing.");
  }
  return document;
}

// yaml is an optional peer dependency: only this command needs it.
async function loadYaml() {
  try {
    return await import("yaml");
  } catch {
    throw new Error(
      "YAML documents require the yaml package. Run npm install --save-dev yaml, or use JSON.",
    );
  }
}
