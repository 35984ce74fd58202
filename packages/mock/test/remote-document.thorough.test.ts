// Other documents on another server, or with references to one, than in remote-document.integration.test.ts.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { start } from "./support/cli.ts";
import { startDocumentServer, thingIn } from "./support/document-server.ts";

const { place, requests } = startDocumentServer();

test.each([
  ["a URL that redirects", () => `${place.origin}/moved.yaml`],
  ["a file, with relative references", () => join(place.folder, "openapi.yaml")],
  ["a file that refers to a URL", () => join(place.folder, "remote.yaml")],
])("accepts %s for a document", async (_, document) => {
  expect(await thingIn(document())).toEqual({ name: "from afar" });
});

test("sends the credentials in a URL as a header", async () => {
  const url = new URL(`${place.origin}/openapi.yaml`);
  Object.assign(url, { username: "ada", password: "p w" });
  expect(await thingIn(url.href)).toEqual({ name: "from afar" });
  const { headers } = requests.filter((request) => request.url === "/openapi.yaml").at(-1) ?? {};
  expect(headers?.authorization).toBe(`Basic ${Buffer.from("ada:p w").toString("base64")}`);
});

test("for a document with a lost part, the error names the part and the reason", async () => {
  const url = new URL("/lost.yaml", place.origin);
  url.password = "secret";
  const { output, exited } = start(["--port", "0", "--document", url.href]);
  expect(await exited).toBe(1);
  expect(output.err).toBe(
    `Cannot read the document ${place.origin}/parts/nowhere.yaml: HTTP 404 Not Found.\n`,
  );
});

test("explains that the server is not listening", async () => {
  const closed = createServer();
  await once(closed.listen(0, "127.0.0.1"), "listening");
  const { port } = closed.address() as AddressInfo;
  closed.close();
  const { output, exited } = start(["--port=0", "--document", `http://127.0.0.1:${port}/a.yaml`]);
  expect(await exited).toBe(1);
  expect(output.err).toMatch(
    /^Cannot read the document http:\S+a\.yaml: connect ECONNREFUSED 127\.0\.0\.1:\d+\.\n$/,
  );
});
