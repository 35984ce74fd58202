import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import * as core from "@confident-admin/core";
import { type ConfidentClient, createConfidentClient } from "@confident-admin/core";
import { type PrismMock, startPrismMock } from "@confident-admin/mock";
import openapi from "@confident-admin/spec";
import { operations } from "@confident-admin/spec/operations";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toListener } from "../../../examples/proxy-node-http/to-listener.ts";
import { createConfidentHandler } from "../src/index.ts";
import { exampleArguments } from "./support/example-arguments.ts";
import { ALL, BASE_PATH, KEY, ORIGIN } from "./support/start-proxy.ts";

type Call = (client: ConfidentClient, ...rest: unknown[]) => Promise<unknown>;

let prism: PrismMock;
let server: Server;
let client: ConfidentClient;
let prefer = "";
const violations: (string | null)[] = [];

/** Selects Prism's response, which a caller of the proxy cannot do, and records the violations it reports. */
const throughPrism: typeof fetch = async (url, init) => {
  const headers = { ...(init?.headers as Record<string, string>), prefer };
  const response = await fetch(url, { ...init, headers });
  violations.push(response.headers.get("sl-violations"));
  return response;
};

beforeAll(async () => {
  prism = await startPrismMock();
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const handler = createConfidentHandler({
    apiKey: KEY,
    baseUrl: prism.url,
    basePath: BASE_PATH,
    origins: [url],
    operations: ALL,
    authorize: () => "someone",
    fetch: throughPrism,
  });
  server.on("request", toListener(handler, ORIGIN));
  client = createConfidentClient({
    apiKey: null,
    baseUrl: url + BASE_PATH,
    headers: { "Sec-Fetch-Site": "same-origin" }, // set by browsers
    retries: 0,
  });
}, 120_000); // Prism starts slowly on a busy machine
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await prism.stop();
});

test("the proxy has every operation of the document", () => {
  const ids = [...JSON.stringify(openapi).matchAll(/"operationId":"(\w+)"/g)].map(([, id]) => id);
  expect([...ALL].sort()).toEqual(ids.sort());
});

describe.each(ALL)("%s through core's client without a key", (id) => {
  test.each(operations[id].statuses)("%s", async (status) => {
    prefer = `code=${status}`;
    violations.length = 0;
    const call = Reflect.get(core, id) as Call;
    const outcome = await call(client, ...exampleArguments(id)).catch((error: unknown) => error);
    expect(violations).toEqual([null]);
    if (status < 300) {
      expect(outcome).not.toBeInstanceOf(Error);
    } else {
      const shown = status === 401 || status === 403 ? 502 : status;
      expect(outcome).toMatchObject({ name: "ConfidentApiError", status: shown });
    }
  });
});
