import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadBase } from "../src/node.ts";

let root: string;
let cwd: string;

const git = (folder: string, ...args: string[]) =>
  execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@acme.test", ...args], {
    cwd: folder,
    stdio: ["ignore", "pipe", "ignore"],
    encoding: "utf8",
  });

const declare = (...names: string[]) =>
  `version: 1\npolicies:\n${names.map((name) => `  ${name}: {}\n`).join("")}`;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "access-base-"));
  cwd = join(root, "repository");
  mkdirSync(join(cwd, "teams/ä"), { recursive: true });
  git(cwd, "init", "-q", "-b", "main");
  writeFileSync(join(cwd, "access.yaml"), declare("A", "B"));
  writeFileSync(join(cwd, "teams/one.yaml"), declare("C"));
  writeFileSync(join(cwd, "teams/ä/two.yaml"), declare("D"));
  git(cwd, "add", ".");
  git(cwd, "commit", "-qm", "first");
  writeFileSync(join(cwd, "access.yaml"), "version: 1\npolicies: [\n");
  rmSync(join(cwd, "teams/one.yaml"));
  git(cwd, "add", ".");
  git(cwd, "commit", "-qm", "second");
});

afterAll(() => rmSync(root, { recursive: true }));

async function namesAt(
  revision: string,
  patterns: string[],
  folder = cwd,
): Promise<string[] | undefined> {
  const declaration = await loadBase(revision, patterns, { cwd: folder });
  return declaration?.level.policies.map(({ name }) => name);
}

test("reads files as they were, those that are gone included", async () => {
  expect(await namesAt("HEAD~1", ["access.yaml"])).toEqual(["A", "B"]);
  expect(await namesAt("HEAD~1", ["access.yaml", "teams/**/*.yaml"])).toEqual(["A", "B", "C", "D"]);
  expect(await namesAt("main", ["teams/*/*.yaml"])).toEqual(["D"]);
  expect(await namesAt("HEAD~1", ["./access.yaml", join(cwd, "teams/one.yaml")])).toEqual([
    "A",
    "B",
    "C",
  ]);
});

test("paths are relative to the folder", async () => {
  const folder = join(cwd, "teams");
  expect(await namesAt("HEAD~1", ["one.yaml", "../access.yaml"], folder)).toEqual(["A", "B", "C"]);
  const declaration = await loadBase("HEAD~1", ["../access.yaml"], { cwd: folder });
  expect(declaration?.files[0]?.path).toBe("../access.yaml");
});

test.each(["no-such-branch", "0".repeat(40), "--help", "HEAD:access.yaml", ""])(
  "an unknown revision has no base: %j",
  async (revision) => {
    expect(await loadBase(revision, ["access.yaml"], { cwd })).toBeNull();
  },
);

test("a file that did not exist or was invalid is no base", async () => {
  expect(await loadBase("HEAD", ["no.yaml"], { cwd })).toBeNull();
  expect(await loadBase("HEAD", ["access.yaml"], { cwd })).toBeNull();
});

test("a folder without a repository has no base", async () => {
  expect(await loadBase("HEAD", ["access.yaml"], { cwd: root })).toBeNull();
});

test("a shallow clone has no earlier revision", async () => {
  const first = git(cwd, "rev-parse", "HEAD~1").trim();
  git(root, "clone", "-q", "--depth", "1", pathToFileURL(cwd).href, "shallow");
  const shallow = join(root, "shallow");
  expect(await namesAt("HEAD", ["teams/ä/two.yaml"], shallow)).toEqual(["D"]);
  expect(await loadBase(first, ["access.yaml"], { cwd: shallow })).toBeNull();
  expect(await loadBase("HEAD~1", ["access.yaml"], { cwd: shallow })).toBeNull();
});
