// Other documents than those in cli-document.integration.test.ts.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { start } from "./support/cli.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "documents-"));
  writeFileSync(join(folder, "broken.yaml"), "openapi: [");
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  [".", /^Cannot read the document \S+: EISDIR: [^\n]*\.\n$/],
  [
    "broken.yaml",
    /^The document is not an OpenAPI document: Error parsing \S+broken\.yaml: unexpected end [^\n]*\.\n$/,
  ],
])("explains in one line why it cannot use the document %s", async (name, message) => {
  const { output, exited } = start(["--port", "0", "--document", join(folder, name)]);
  expect(await exited).toBe(1);
  expect(output.err).toMatch(message);
});

test("explains in one line that a document cannot be downloaded", async () => {
  const { output, exited } = start(["--port", "0", "--document", "http://127.0.0.1:9/api.yaml"]);
  expect(await exited).toBe(1);
  expect(output.err).toBe("Cannot read the document http://127.0.0.1:9/api.yaml: bad port.\n");
});

test.each([
  ["ftp://a.test/api.yaml", "ftp://a.test/api.yaml"],
  ["s3://bucket/api.yaml", "s3://bucket/api.yaml"],
  ["ftp://ada:secret@a.test/api.yaml", "ftp://a.test/api.yaml"],
])("explains in one line that it cannot read %s", async (document, shown) => {
  const { output, exited } = start(["--port", "0", "--document", document]);
  expect(await exited).toBe(1);
  expect(output.err).toBe(
    `Cannot read the document ${shown}: use a file, or an http or https URL.\n`,
  );
});

test("names a reference that it cannot read", async () => {
  const file = join(folder, "reference.yaml");
  const paths = "/a: { $ref: 'ftp://a.test/path.yaml' }";
  writeFileSync(file, `{ openapi: 3.1.0, info: { title: A, version: "1" }, paths: { ${paths} } }`);
  const { output, exited } = start(["--port", "0", "--document", file]);
  expect(await exited).toBe(1);
  expect(output.err).toBe(
    "Cannot read the document ftp://a.test/path.yaml: use a file, or an http or https URL.\n",
  );
});

test("explains in one line that a URL is invalid", async () => {
  const { output, exited } = start(["--port", "0", "--document", "https://"]);
  expect(await exited).toBe(1);
  expect(output.err).toBe("Cannot read the document https:///: the URL is invalid.\n");
});
