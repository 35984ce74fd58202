import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { start } from "./support/cli.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "documents-"));
  writeFileSync(join(folder, "other.yaml"), "name: Something else");
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ["missing.yaml", /^Cannot read the document \S+missing\.yaml: ENOENT: [^\n]*\.\n$/],
  ["other.yaml", /^The document is not an OpenAPI document: Unsupported document format\.\n$/],
])("explains in one line why it cannot use the document %s", async (name, message) => {
  const { output, exited } = start(["--port", "0", "--document", join(folder, name)]);
  expect(await exited).toBe(1);
  expect(output.err).toMatch(message);
});
