// Documents on another server. remote-document.thorough.test.ts has more of them.
import { expect, test } from "vitest";
import { download } from "../src/prism/download.js";
import { start } from "./support/cli.ts";
import { startDocumentServer, thingIn } from "./support/document-server.ts";

const { place } = startDocumentServer();

test("accepts the URL of a document with relative references", async () => {
  expect(await thingIn(`${place.origin}/openapi.yaml`)).toEqual({ name: "from afar" });
});

test("for a document that the server does not have, the error names it and the reason", async () => {
  const url = new URL("/nowhere.yaml", place.origin);
  url.password = "secret";
  const { output, exited } = start(["--port", "0", "--document", url.href]);
  expect(await exited).toBe(1);
  expect(output.err).toBe(
    `Cannot read the document ${place.origin}/nowhere.yaml: HTTP 404 Not Found.\n`,
  );
});

test("fails after the timeout if a server does not respond", async () => {
  await expect(download(`${place.origin}/hangs.yaml`, 50)).rejects.toThrow(
    `Error downloading ${place.origin}/hangs.yaml \nit took longer than 50 ms`,
  );
});
