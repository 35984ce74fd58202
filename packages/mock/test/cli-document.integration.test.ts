// Another document than the published one, which the command says in a line if it is none.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { start } from "./support/cli.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "documents-"));
  writeFileSync(join(folder, "broken.yaml"), "openapi: [");
  writeFileSync(join(folder, "other.yaml"), "name: Something else");
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ["nowhere.yaml", /^The document \S+nowhere\.yaml cannot be read: ENOENT: [^\n]*\.\n$/],
  [".", /^The document \S+ cannot be read: EISDIR: [^\n]*\.\n$/],
  [
    "broken.yaml",
    /^The document is not an OpenAPI document: Error parsing \S+broken\.yaml: unexpected end [^\n]*\.\n$/,
  ],
  ["other.yaml", /^The document is not an OpenAPI document: Unsupported document format\.\n$/],
])("the document %s is a mistake that it explains in a line", async (name, message) => {
  const { said, ended } = start(["--port", "0", "--document", join(folder, name)]);
  expect(await ended).toBe(1);
  expect(said.err).toMatch(message);
});

test("a document that cannot be downloaded is one as well", async () => {
  const { said, ended } = start(["--port", "0", "--document", "http://127.0.0.1:9/api.yaml"]);
  expect(await ended).toBe(1);
  expect(said.err).toBe("The document http://127.0.0.1:9/api.yaml cannot be read: bad port.\n");
});
