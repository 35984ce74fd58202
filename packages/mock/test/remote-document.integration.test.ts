// Documents on another server, or with references to one.
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startPrismMock } from "../src/index.ts";
import { download } from "../src/prism/download.js";
import { start } from "./support/cli.ts";

const document = (thing: string) => `
openapi: 3.1.0
info: { title: Things, version: "1" }
paths:
  /thing:
    get:
      responses:
        "200": { description: A thing, content: { application/json: { schema: { $ref: "${thing}" } } } }
`;
const FILES: Readonly<Record<string, string>> = {
  "/openapi.yaml": document("parts/thing.yaml#/Thing"),
  "/lost.yaml": document("parts/nowhere.yaml"),
  "/parts/thing.yaml":
    'Thing: { type: object, required: [name], properties: { name: { $ref: "name.json" } } }',
  "/parts/name.json": '{ "const": "from afar" }',
};

let origin: string;
let folder: string;
const requests: IncomingMessage[] = [];
const server = createServer((request, response) => {
  requests.push(request);
  const { url = "" } = request;
  if (url === "/hangs.yaml") {
    return;
  }
  if (url === "/moved.yaml") {
    response.writeHead(302, { location: "/openapi.yaml" }).end();
    return;
  }
  response.writeHead(FILES[url] ? 200 : 404).end(FILES[url]);
});

beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  folder = mkdtempSync(join(tmpdir(), "documents-"));
  mkdirSync(join(folder, "parts"));
  for (const [name, text] of Object.entries(FILES)) {
    writeFileSync(join(folder, name), text);
  }
  writeFileSync(join(folder, "remote.yaml"), document(`${origin}/parts/thing.yaml#/Thing`));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

async function thing(place: string): Promise<unknown> {
  const mock = await startPrismMock({ document: place });
  try {
    return await (await fetch(`${mock.url}/thing`)).json();
  } finally {
    await mock.stop();
  }
}

test.each([
  ["a URL, with relative references", () => `${origin}/openapi.yaml`],
  ["a URL that redirects", () => `${origin}/moved.yaml`],
  ["a file, with relative references", () => join(folder, "openapi.yaml")],
  ["a file that refers to a URL", () => join(folder, "remote.yaml")],
])("accepts %s for a document", async (_, place) => {
  expect(await thing(place())).toEqual({ name: "from afar" });
});

test("sends the credentials in a URL as a header", async () => {
  const url = new URL(`${origin}/openapi.yaml`);
  Object.assign(url, { username: "ada", password: "p w" });
  expect(await thing(url.href)).toEqual({ name: "from afar" });
  const { headers } = requests.filter((request) => request.url === "/openapi.yaml").at(-1) ?? {};
  expect(headers?.authorization).toBe(`Basic ${Buffer.from("ada:p w").toString("base64")}`);
});

test.each([
  ["/nowhere.yaml", "/nowhere.yaml", "HTTP 404 Not Found"],
  ["/lost.yaml", "/parts/nowhere.yaml", "HTTP 404 Not Found"],
])("for the document %s, the error names %s and the reason", async (document, missing, reason) => {
  const url = new URL(document, origin);
  url.password = "secret";
  const { output, exited } = start(["--port", "0", "--document", url.href]);
  expect(await exited).toBe(1);
  const place = `${origin}${missing}`;
  expect(output.err).toBe(`Cannot read the document ${place}: ${reason}.\n`);
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

test("fails after the timeout if a server does not respond", async () => {
  await expect(download(`${origin}/hangs.yaml`, 50)).rejects.toThrow(
    `Error downloading ${origin}/hangs.yaml \nit took longer than 50 ms`,
  );
});
