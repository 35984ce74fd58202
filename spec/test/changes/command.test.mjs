// @ts-check
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";

const COMMAND = fileURLToPath(new URL("../../scripts/changes/main.mjs", import.meta.url));
const document = readFileSync(new URL("../../openapi.yaml", import.meta.url), "utf8");

/** @type {string} */
let repository;
const git = (/** @type {string[]} */ ...args) =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", ...args], { cwd: repository });
const write = (/** @type {string} */ name, /** @type {string} */ text) =>
  writeFileSync(join(repository, name), text);
const run = (base = "HEAD") =>
  spawnSync(process.execPath, [COMMAND, base], { cwd: repository, encoding: "utf8" });

beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), "changes-"));
  mkdirSync(join(repository, "spec"));
  mkdirSync(join(repository, ".changeset"));
  git("init", "--quiet");
  write("spec/openapi.yaml", document);
  git("add", ".");
  git("commit", "--quiet", "--message", "base");
});
afterEach(() => rmSync(repository, { recursive: true }));

test("reports no changes if only descriptions change", () => {
  write("spec/openapi.yaml", document.replaceAll("Returns", "Gives"));
  const { status, stdout } = run();
  assert.equal(status, 0);
  assert.match(stdout, /No changes that affect clients/);
});

test("fails on breaking changes until a changeset announces a major version", () => {
  write("spec/openapi.yaml", document.replace("operationId: listPolicies", "operationId: all"));
  const failed = run();
  assert.equal(failed.status, 1);
  assert.match(
    failed.stdout,
    /### Breaking changes\n\n- listPolicies: removed\n\n### Compatible changes\n\n- all: added\n/,
  );
  assert.match(failed.stderr, /changeset with a major version/);

  write(
    ".changeset/a.md",
    '---\n"@confident-admin/core": minor\n---\n\n"@confident-admin/core": major\n',
  );
  assert.equal(run().status, 1);

  write(
    ".changeset/b.md",
    "---\r\n'@confident-admin/core': major # a comment\r\n---\r\n\r\nAnother name\r\n",
  );
  assert.equal(run().status, 0);
});

test("reports a missing changeset for the document's package", () => {
  write("spec/openapi.yaml", document.replace("operationId: listPolicies", "operationId: all"));
  write(".changeset/a.md", '---\n"@confident-admin/core": major\n---\n\nAnother name\n');
  const { status, stdout } = run();
  assert.equal(status, 0);
  assert.match(stdout, /No changesets mention @confident-admin\/spec/);
  write(".changeset/b.md", '---\n"@confident-admin/spec": minor\n---\n\nAnother name\n');
  assert.doesNotMatch(run().stdout, /Missing changeset/);
});

test("explains that a branch does not exist", () => {
  const { status, stderr } = run("nobranch");
  assert.equal(status, 1);
  assert.match(stderr, /^Cannot read the document to compare with: .*nobranch/);
  assert.doesNotMatch(stderr, /at .*mjs/);
});
