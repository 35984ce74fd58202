// Sends every operation's request, built from the document's examples, through the proxy to Prism.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type PrismMock, startPrismMock } from "@confident-admin/mock";
import openapi from "@confident-admin/spec";
import { operations } from "@confident-admin/spec/operations";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toListener } from "../../../examples/proxy-node-http/to-listener.ts";
import { type AuditEvent, createConfidentHandler } from "../src/index.ts";
import { exampleRequest, SECRET_IDS } from "./support/example-request.ts";
import { ALL, BASE_PATH, KEY, ORIGIN } from "./support/start-proxy.ts";

/** A request that the proxy sent, and the response of Prism. */
interface Exchange {
  readonly method: string | undefined;
  readonly url: string;
  readonly body: unknown;
  readonly violations: string | null;
  readonly status: number;
  readonly response: string;
}

let prism: PrismMock;
let server: Server;
let url: string;
let prefer = "";
let count = 0;
const exchanges: Exchange[] = [];
const events: AuditEvent<string>[] = [];

/** Selects Prism's response, which a caller of the proxy cannot do, and records the violations it reports. */
const throughPrism: typeof fetch = async (target, { method, body, headers, ...init } = {}) => {
  const sent = { ...(headers as Record<string, string>), prefer };
  const response = await fetch(target, { ...init, method, body, headers: sent } as RequestInit);
  exchanges.push({
    method,
    url: `${target}`.slice(prism.url.length),
    body: body ?? undefined,
    violations: response.headers.get("sl-violations"),
    status: response.status,
    response: await response.clone().text(),
  });
  return response;
};

beforeAll(async () => {
  prism = await startPrismMock();
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const handler = createConfidentHandler({
    apiKey: KEY,
    baseUrl: prism.url,
    basePath: BASE_PATH,
    origins: [url],
    operations: ALL,
    // Everything passes unchanged, in one request.
    secrets: Object.fromEntries(SECRET_IDS.map((id) => [id, "pass"])),
    allow: { transferOwnership: true, revokeOwnKey: true },
    authorize: () => "someone",
    onAudit: (event) => void events.push(event),
    fetch: throughPrism,
  });
  server.on("request", toListener(handler, ORIGIN));
}, 120_000); // Prism starts slowly on a busy machine
afterAll(async () => {
  process.stdout.write(
    `Contract through the proxy: ${count} responses of ${ALL.length} operations.\n`,
  );
  server.closeAllConnections();
  server.close();
  await prism.stop();
});

test("the proxy has every operation of the document", () => {
  const ids = [...JSON.stringify(openapi).matchAll(/"operationId":"(\w+)"/g)].map(([, id]) => id);
  expect([...ALL].sort()).toEqual(ids.sort());
});

describe.each(ALL)("%s", (id) => {
  const request = exampleRequest(id);

  test.each(operations[id].statuses)("%s", async (status) => {
    prefer = `code=${status}`;
    exchanges.length = 0;
    events.length = 0;
    const response = await fetch(url + BASE_PATH + request.target, {
      method: request.method,
      headers: { "sec-fetch-site": "same-origin", "content-type": "application/json" },
      ...(request.body && { body: request.body }),
    });
    const { method, target, body } = request;
    expect(exchanges).toMatchObject([{ method, url: target, violations: null, status }]);
    expect(exchanges[0]?.body).toEqual(body);
    await expectResponse(response, status, exchanges[0]?.response ?? "");
    const { params, query } = request;
    const parsed = body && JSON.parse(body);
    expect(events).toMatchObject([{ operation: id, params, query, upstreamStatus: status }]);
    expect(events[0]?.body).toEqual(parsed);
    count++;
  });
});

async function expectResponse(response: Response, status: number, upstream: string): Promise<void> {
  const keyRejected = status === 401 || status === 403;
  expect(response.status).toBe(keyRejected ? 502 : status);
  const text = await response.text();
  if (keyRejected) {
    expect(JSON.parse(text)).toMatchObject({ success: false });
  } else if (status === 204) {
    expect(text).toBe("");
  } else {
    expect(JSON.parse(text)).toEqual(JSON.parse(upstream));
    expect(JSON.parse(text).success).toBe(status < 300);
  }
}
