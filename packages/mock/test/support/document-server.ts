import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { startPrismMock } from "../../src/index.ts";

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

/** Serves documents and their parts, and writes the same files to a folder, for the tests of one file. */
export function startDocumentServer() {
  const place = { origin: "", folder: "" };
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
    place.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    place.folder = writeFiles(place.origin);
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
    rmSync(place.folder, { recursive: true });
  });
  return { place, requests };
}

function writeFiles(origin: string): string {
  const folder = mkdtempSync(join(tmpdir(), "documents-"));
  mkdirSync(join(folder, "parts"));
  for (const [name, text] of Object.entries(FILES)) {
    writeFileSync(join(folder, name), text);
  }
  writeFileSync(join(folder, "remote.yaml"), document(`${origin}/parts/thing.yaml#/Thing`));
  return folder;
}

/** The thing that Prism returns for a document. */
export async function thingIn(document: string): Promise<unknown> {
  const mock = await startPrismMock({ document });
  try {
    return await (await fetch(`${mock.url}/thing`)).json();
  } finally {
    await mock.stop();
  }
}
