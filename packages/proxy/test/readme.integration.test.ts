import { readFileSync } from "node:fs";
import { ConfidentAdmin } from "@confident-admin/core";
import { operations } from "@confident-admin/spec/operations";
import { Hono } from "hono";
import { ModuleKind, ScriptTarget, transpile } from "typescript";
import { afterEach, expect, test, vi } from "vitest";
import { type AuditEvent, createConfidentHandler } from "../src/index.ts";
import { ok, startApi } from "./support/api.ts";
import { diagnosticsOf } from "./support/compile.ts";

const README = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const AsyncFunction = (async () => {}).constructor as FunctionConstructor;
const KEY = "confident_us_org_0123456789";
const USER = { id: "ada", isAdmin: true, tenant: "a" };

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

const SAMPLES = [...README.matchAll(/```ts\n(.*?)```/gs)].map(([, sample]) => sample).join("\n");
/** Declarations that the samples assume. */
const PREAMBLE = `
import type { AuditEvent } from "@confident-admin/proxy";
interface User { id: string; isAdmin: boolean; tenant: string }
declare function getUser(request: Request): Promise<User | undefined>;
declare function keyOf(tenant: string): string;
declare const auditLog: { write(event: object): Promise<void> };
`;

function runnable(): string {
  const target = { target: ScriptTarget.ES2022, module: ModuleKind.ESNext };
  return transpile(SAMPLES.replaceAll(/^import .*$/gm, ""), target);
}

/** A browser's fetch, which sends relative URLs to the first handler. */
function stubFetch(handlers: readonly ((request: Request) => Promise<Response>)[]): void {
  const { fetch } = globalThis;
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    if (!url.startsWith("/")) {
      return fetch(url, init);
    }
    const request = new Request(`https://admin.example.com${url}`, init);
    request.headers.set("sec-fetch-site", "same-origin");
    return handlers[0]?.(request);
  });
}

test("the samples compile", () => {
  expect(diagnosticsOf(PREAMBLE + SAMPLES)).toEqual([]);
});

test("the samples run in order", async () => {
  vi.stubEnv("CONFIDENT_ORG_API_KEY", KEY);
  vi.stubEnv("CONFIDENT_BASE_URL", (await startApi(ok)).url);
  const events: AuditEvent<unknown>[] = [];
  const handlers: ReturnType<typeof createConfidentHandler>[] = [];
  stubFetch(handlers);
  const names = {
    ConfidentAdmin,
    Hono,
    auditLog: { write: (event: AuditEvent<unknown>) => events.push(event) },
    createConfidentHandler: (options: Parameters<typeof createConfidentHandler>[0]) => {
      handlers.push(createConfidentHandler(options));
      return handlers.at(-1);
    },
    getUser: async () => USER,
    keyOf: (tenant: string) => (tenant === USER.tenant ? KEY : ""),
  };
  const run = AsyncFunction(...Object.keys(names), `${runnable()}\nreturn app;`);
  const app: Hono = await run(...Object.values(names));
  expect(events).toMatchObject([{ principal: USER, operation: "listPolicies", status: 200 }]);

  const headers = { "sec-fetch-site": "same-origin", "content-type": "application/json" };
  const path = "https://admin.example.com/api/confident/v1/organization/policies";
  expect((await handlers[1]?.(new Request(path, { headers })))?.status).toBe(200);

  const body = '{"name":"a","permissionIds":[]}';
  expect((await app.request(`${path}/p1`, { method: "PUT", headers, body })).status).toBe(200);
  expect((await app.request(path, { method: "HEAD", headers })).status).toBe(405);
  expect((await app.request(path, { method: "POST", headers, body })).status).toBe(403);
  expect((await app.request("https://admin.example.com/elsewhere")).status).toBe(404);
});

test("the README names every operation and every option", () => {
  const source = readFileSync(new URL("../src/options.ts", import.meta.url), "utf8");
  const [, options = ""] = source.split("export interface ConfidentHandlerOptions");
  const names = [...options.matchAll(/^ {2}readonly (\w+)/gm)].map(([, name]) => name);
  expect(names).toContain("authorize");
  for (const name of [...names, ...Object.keys(operations)]) {
    expect(README).toContain(`\`${name}\``);
  }
});
