import { describe, expect, test } from "vitest";
import type * as proxy from "../src/index.ts";
import { bundle, load } from "./support/bundle.ts";

// These tests bundle the built package, which is what bundlers resolve.

const ERROR = /holds the organization key and runs only on a server.*baseUrl/;
const uses = [
  [
    "by name",
    'import { createConfidentHandler } from "@confident-admin/proxy"; globalThis.used = createConfidentHandler;',
  ],
  ["for its side effects", 'import "@confident-admin/proxy";'],
  ["as a namespace", 'import * as proxy from "@confident-admin/proxy"; globalThis.used = proxy;'],
  ["for a re-export", 'export * from "@confident-admin/proxy";'],
] as const;
const EXPORT = uses[3][1];

describe.each(uses)("imported %s", (_, source) => {
  test("a browser bundle throws when loaded and contains no code of the proxy", async () => {
    const code = await bundle(source, ["browser"]);
    expect(code).not.toMatch(/confident_api_key|sec-fetch-site/);
    expect(() => load(code)).toThrow(ERROR);
  });

  test.each(["document", "importScripts"])(
    "another bundle throws if there is a global %s",
    async (name) => {
      const code = await bundle(source, []);
      expect(() => load(code, { [name]: {} })).toThrow(ERROR);
    },
  );
});

test.each([
  [["workerd", "worker", "browser"]],
  [["workerd"]],
  [["edge-light", "worker", "browser"]],
  [["edge-light"]],
  [["bun", "node"]],
  [["deno", "node"]],
  [["node"]],
  [["react-server", "node"]],
  [[]],
])("a bundle with the conditions %j works without Node's APIs", async (conditions) => {
  const code = await bundle(EXPORT, conditions);
  const { createConfidentHandler } = load(code) as typeof proxy;
  const sent: unknown[] = [];
  const handler = createConfidentHandler({
    apiKey: "confident_us_org_0123456789",
    basePath: "/api/confident",
    origins: ["https://admin.test"],
    operations: ["updatePolicy"],
    authorize: () => "someone",
    fetch: async (url, init) => {
      sent.push(url, init?.body);
      return new Response('{"success":true,"data":{"policy":{}}}');
    },
  });
  const body = '{"name":"a","permissionIds":[]}';
  const headers = { "sec-fetch-site": "same-origin", "content-type": "application/json" };
  const url = "https://admin.test/api/confident/v1/organization/policies/p1";
  const response = await handler(new Request(url, { method: "PUT", headers, body }));
  expect(response.status).toBe(200);
  expect(sent).toEqual(["https://api.confident-ai.com/v1/organization/policies/p1", body]);
});
