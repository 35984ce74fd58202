// Failures that a retry cannot fix. The client in the page cannot see the reason.
import { ConfidentAdmin } from "@confident-admin/core";
import { expect, test } from "vitest";
import type { ConfidentHandlerOptions } from "../src/index.ts";
import { BASE_PATH, POLICIES, startProxy } from "./support/start-proxy.ts";

const failing = (message: string, code?: string) => ({
  fetch: async () => {
    throw new TypeError("fetch failed", { cause: Object.assign(new Error(message), { code }) });
  },
});

test.each([
  ["a blocked port", { baseUrl: "http://127.0.0.1:9" }],
  ["a missing permission in Deno", failing('Requires net access to "127.0.0.1:443"')],
  ["an expired certificate", failing("certificate has expired", "CERT_HAS_EXPIRED")],
  ["a self-signed certificate", failing("self-signed", "DEPTH_ZERO_SELF_SIGNED_CERT")],
  ["a certificate of another host", failing("wrong host name", "ERR_TLS_CERT_ALTNAME_INVALID")],
  ["a server without TLS", failing("wrong version number", "ERR_SSL_WRONG_VERSION_NUMBER")],
] satisfies [string, Partial<ConfidentHandlerOptions<unknown>>][])(
  "tells the client not to retry after %s",
  async (_, options) => {
    const proxy = await startProxy(options);
    const response = await proxy.send({
      target: POLICIES,
      headers: ["Sec-Fetch-Site: same-origin"],
    });
    expect(response.status).toBe(502);
    expect(response.headers.get("x-should-retry")).toBe("false");
    const page = new ConfidentAdmin({ baseUrl: proxy.url + BASE_PATH, apiKey: null });
    await expect(page.policies.list()).rejects.toMatchObject({ status: 502 });
    expect(proxy.audits).toMatchObject([{ status: 502 }, { status: 502 }]);
  },
);

test.each(["ECONNREFUSED", "ENOTFOUND", "ECONNRESET", undefined])(
  "leaves retries to the client after %s",
  async (code) => {
    const proxy = await startProxy(failing("failed", code));
    const response = await proxy.send({
      target: POLICIES,
      headers: ["Sec-Fetch-Site: same-origin"],
    });
    expect(response.status).toBe(502);
    expect(response.headers.has("x-should-retry")).toBe(false);
  },
);
