import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import * as core from "@confident-admin/core";
import { type ConfidentClient, createConfidentClient } from "@confident-admin/core";
import { type PrismMock, startPrismMock } from "@confident-admin/mock";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { toListener } from "../../../examples/proxy-node-http/to-listener.ts";
import { createConfidentHandler, type OperationId } from "../src/index.ts";
import { ALL, BASE_PATH, KEY, ORIGIN } from "./support/world.ts";

const INPUT = { name: "Read billing", permissionIds: ["perm-uuid-1"], description: "For auditors" };
const calls: Record<OperationId, (client: ConfidentClient) => Promise<unknown>> = {
  getOrganization: (client) => core.getOrganization(client),
  updateOrganization: (client) => core.updateOrganization(client, { name: "Northwind" }),
  listPermissions: (client) => core.listPermissions(client),
  listPolicies: (client) => core.listPolicies(client),
  createPolicy: (client) => core.createPolicy(client, INPUT),
  updatePolicy: (client) => core.updatePolicy(client, "policy/uuid 2", INPUT),
  deletePolicy: (client) => core.deletePolicy(client, "policy-uuid-2"),
};

const file = createRequire(import.meta.url).resolve("@confident-admin/spec/openapi.yaml");
const { paths } = parse(readFileSync(file, "utf8")) as {
  paths: Record<string, Record<string, { operationId?: OperationId; responses: object }>>;
};
const declared = Object.values(paths)
  .flatMap((item) => Object.values(item))
  .flatMap(({ operationId, responses }) =>
    operationId ? [{ operationId, statuses: Object.keys(responses).map(Number) }] : [],
  );

let prism: PrismMock;
let server: Server;
let client: ConfidentClient;
let prefer = "";
const violations: (string | null)[] = [];

/** Asks Prism for an answer, which no caller of the proxy can, and keeps what it thinks of the request. */
const throughPrism: typeof fetch = async (url, init) => {
  const headers = { ...(init?.headers as Record<string, string>), prefer };
  const response = await fetch(url, { ...init, headers });
  violations.push(response.headers.get("sl-violations"));
  return response;
};

beforeAll(async () => {
  prism = await startPrismMock();
  const handler = createConfidentHandler({
    apiKey: KEY,
    baseUrl: prism.url,
    basePath: BASE_PATH,
    operations: ALL,
    authorize: () => "someone",
    fetch: throughPrism,
  });
  server = createServer(toListener(handler, ORIGIN));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  client = createConfidentClient({
    apiKey: null,
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}${BASE_PATH}`,
    headers: { "Sec-Fetch-Site": "same-origin" }, // a browser says that by itself
    retries: 0,
  });
}, 120_000); // Prism takes its time on a busy machine
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await prism.stop();
});

test("the document and the proxy know the same operations", () => {
  expect(declared.map(({ operationId }) => operationId).sort()).toEqual([...ALL].sort());
});

describe.each(declared)(
  "$operationId, through core's client without a key",
  ({ operationId, statuses }) => {
    test.each(statuses)("%s", async (status) => {
      prefer = `code=${status}`;
      violations.length = 0;
      const outcome = await calls[operationId](client).catch((error: unknown) => error);
      expect(violations).toEqual([null]);
      if (status < 300) {
        expect(outcome).not.toBeInstanceOf(Error);
      } else {
        const shown = status === 401 || status === 403 ? 502 : status;
        expect(outcome).toMatchObject({ name: "ConfidentApiError", status: shown });
      }
    });
  },
);
