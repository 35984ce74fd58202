import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { InvalidFileError } from "../src/index.ts";
import { loadFiles } from "../src/node.ts";

let cwd: string;

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "access-files-"));
  const names = [
    ...["access.yaml", "a/one.yaml", "a/two.yml", "a/b/three.yaml", "a/b/c/four.yaml", "a/note.md"],
    ...[
      "node_modules/five.yaml",
      ".hidden/six.yaml",
      "a/.seven.yaml",
      "odd[1].yaml",
      "odd{x}.yaml",
    ],
  ];
  for (const name of names) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), `# ${name}\n`);
  }
  symlinkSync(join(cwd, "a"), join(cwd, "a/b/loop"));
});

afterAll(() => rmSync(cwd, { recursive: true }));

const pathsOf = async (...patterns: string[]) =>
  (await loadFiles(patterns, { cwd })).map(({ path }) => path);

test.each([
  [["access.yaml"], ["access.yaml"]],
  [["a/*.yaml"], ["a/one.yaml"]],
  [["a/*.{yaml,yml}"], ["a/one.yaml", "a/two.yml"]],
  [["a/**/*.yaml"], ["a/b/c/four.yaml", "a/b/three.yaml", "a/one.yaml"]],
  [["**/t*.y?ml"], ["a/b/three.yaml"]],
  [["*.yaml"], ["access.yaml", "odd[1].yaml", "odd{x}.yaml"]],
  [
    ["a/*.yaml", "access.yaml", "a/one.yaml"],
    ["a/one.yaml", "access.yaml"],
  ],
  [["odd[1].yaml"], ["odd[1].yaml"]],
  [["odd{x}.yaml"], ["odd{x}.yaml"]],
  [["./access.yaml"], ["./access.yaml"]],
])("finds the files of %j", async (patterns, paths) => {
  expect(await pathsOf(...patterns)).toEqual(paths);
});

test("reads the text, with absolute paths too", async () => {
  const path = join(cwd, "a/one.yaml");
  expect(await loadFiles([path])).toEqual([{ path, text: "# a/one.yaml\n" }]);
  expect(await pathsOf(join(cwd, "a/*.yaml"))).toEqual([path]);
});

test("says which files do not exist, are folders or match nothing", async () => {
  const error = await loadFiles(["no.yaml", "a", "x/*.yaml"], { cwd }).catch((reason) => reason);
  expect(error).toBeInstanceOf(InvalidFileError);
  expect((error as InvalidFileError).problems.map(({ message }) => message)).toEqual([
    'No file matches "x/*.yaml".',
    "There is no such file.",
    "This is a folder. Name files, such as access/*.yaml.",
  ]);
});

test("does not read a file that is too large", async () => {
  writeFileSync(join(cwd, "large.txt"), "#".repeat(5_000_001));
  await expect(loadFiles(["large.txt"], { cwd })).rejects.toThrow("larger than 5 MB");
});
