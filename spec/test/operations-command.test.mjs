// @ts-check
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { buildOperations } from "../scripts/operations/build-operations.mjs";

const COMMAND = fileURLToPath(new URL("../scripts/operations/main.mjs", import.meta.url));
const OPENAPI = fileURLToPath(new URL("../openapi.yaml", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "operations-"));
after(() => rmSync(folder, { recursive: true }));

const run = (/** @type {string[]} */ ...args) =>
  spawnSync(process.execPath, [COMMAND, ...args], { cwd: folder, encoding: "utf8" });

/** @param {string} name @param {string} text */
function write(name, text) {
  writeFileSync(join(folder, name), text);
  return name;
}

test("writes the table as a typed module, from YAML and from JSON", () => {
  const document = parse(readFileSync(OPENAPI, "utf8"));
  const { status, stdout, stderr } = run(OPENAPI);
  assert.deepEqual([status, stderr], [0, ""]);
  const [head, json = "", tail] = stdout.split(/ = | as const/);
  assert.deepEqual(JSON.parse(json), buildOperations(document));
  assert.match(head ?? "", /^import type .*\n\nexport const operations$/);
  assert.equal(tail, " satisfies OperationTable;\n");
  assert.equal(run(write("openapi.json", JSON.stringify(document))).stdout, stdout);
});

test("runs with only the files that are published", () => {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const { files } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const copy = join(folder, "package");
  for (const file of files) {
    cpSync(join(root, file), join(copy, file), { recursive: true });
  }
  const command = join(copy, "scripts/operations/main.mjs");
  const document = write("published.json", '{"paths":{}}');
  const { status, stderr } = spawnSync(process.execPath, [command, document], {
    cwd: folder,
    encoding: "utf8",
  });
  assert.deepEqual([status, stderr], [0, ""]);
});

test("fails if the table does not support an operation, and names the operation", () => {
  const body = '{"get":{"operationId":"listThings","requestBody":{}}}';
  const { status, stdout, stderr } = run(write("odd.json", `{"paths":{"/things":${body}}}`));
  assert.deepEqual([status, stdout], [1, ""]);
  assert.match(stderr, /^odd\.json: listThings: request body: .*optional bodies/);
});

for (const [what, name, text, message] of /** @type {const} */ ([
  ["a document without paths", "empty.yaml", "openapi: 3.1.0", /paths is missing/],
  ["invalid JSON", "broken.json", "{", /broken\.json: .*JSON/],
])) {
  test(`fails for ${what}`, () => {
    const { status, stdout, stderr } = run(write(name, text));
    assert.deepEqual([status, stdout], [1, ""]);
    assert.match(stderr, message);
  });
}

test("fails for a missing file, and prints the usage if there is no file", () => {
  assert.match(run("missing.yaml").stderr, /^missing\.yaml: ENOENT/);
  for (const args of [[], ["--output"], ["a.yaml", "b.yaml"]]) {
    const { status, stderr } = run(...args);
    assert.deepEqual([status, stderr.startsWith("Usage: confident-operations")], [1, true]);
  }
  assert.equal(run("--help").status, 0);
});
