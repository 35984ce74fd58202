import { createServer } from "node:http";
import { operations } from "@confident-admin/spec/operations";
import { afterEach, beforeEach, expect, vi } from "vitest";
import { toListener } from "../../../../examples/proxy-node-http/to-listener.ts";
import {
  type AuditEvent,
  type ConfidentHandlerOptions,
  createConfidentHandler,
  type OperationId,
} from "../../src/index.ts";
import { type Api, ok, type Reply, startApi } from "./api.ts";
import { listen } from "./listen.ts";
import {
  JSON_TYPE,
  open,
  type RawRequest,
  type RawResponse,
  readResponse,
  SAME_ORIGIN,
  toBytes,
} from "./raw.ts";

export const KEY = "confident_us_org_5entinel/5ecret";
export const ORIGIN = "https://admin.test";
export const BASE_PATH = "/api/confident";
export const POLICIES = `${BASE_PATH}/v1/organization/policies`;
export const ALL = Object.keys(operations) as OperationId[];

/** Everything that the proxy has put out: responses, events and logs. */
const output: string[] = [];
const consoles = ["log", "info", "warn", "error", "debug"] as const;

beforeEach(() => {
  for (const method of consoles) {
    vi.spyOn(console, method).mockImplementation((...words) => {
      output.push(words.map(String).join(" "));
    });
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  const everything = output.splice(0).join("\n");
  for (const spelling of [
    KEY,
    JSON.stringify(KEY).slice(1, -1),
    KEY.slice(-15),
    encodeURIComponent(KEY),
  ]) {
    expect(everything).not.toContain(spelling);
  }
});

/** A server that serves the proxy, and the API behind it. */
export interface TestProxy {
  readonly url: string;
  readonly api: Api;
  readonly audits: AuditEvent<unknown>[];
  /** Sends exactly these bytes. */
  readonly send: (request: RawRequest) => Promise<RawResponse>;
  /** Sends a same-origin request that creates a policy. */
  readonly create: (body: string | Buffer, headers?: readonly string[]) => Promise<RawResponse>;
}

type Options = Partial<ConfidentHandlerOptions<unknown>>;

export async function startProxy(options: Options = {}, reply: Reply = ok): Promise<TestProxy> {
  const api = await startApi(reply);
  const audits: AuditEvent<unknown>[] = [];
  const server = createServer();
  const url = await listen(server);
  const handler = createConfidentHandler<unknown>({
    apiKey: KEY,
    baseUrl: api.url,
    basePath: BASE_PATH,
    origins: [ORIGIN, url], // fetch always sends the URL's Host
    operations: ALL,
    secrets: { createOrganizationApiKey: "redact", createProjectApiKey: "redact" },
    authorize: () => "someone",
    onAudit: (event) => {
      audits.push(event);
    },
    ...options,
  });
  server.on("request", toListener(handler, ORIGIN));
  const send = async (request: RawRequest) => {
    const response = await readResponse(open(url, toBytes(request)));
    output.push(response.raw, JSON.stringify(audits));
    return response;
  };
  const create = (body: string | Buffer, headers: readonly string[] = [JSON_TYPE]) =>
    send({ method: "POST", target: POLICIES, headers: [SAME_ORIGIN, ...headers], body });
  return { url, api, audits, send, create };
}
