import { describe, expect, vi } from "vitest";
import type { ConfidentOptions } from "../../src/index.ts";
import { adminOf, failureOf, type Method, operations, succeed } from "../support/calls.ts";
import { CERTIFICATE, CERTIFICATE_HOST, CERTIFICATE_KEY } from "../support/certificate.ts";
import { type Listener, type Servers, test } from "../support/servers.ts";
import { fetchThrough } from "../support/sockets.ts";

const identity = { cert: CERTIFICATE, key: CERTIFICATE_KEY };
const trusted = { ca: CERTIFICATE, servername: CERTIFICATE_HOST };
const METHODS: Method[] = ["GET", "POST"];

/** Starts a server that cannot be connected to, and returns the options to use with it. */
type Fault = (servers: Servers) => Promise<{
  readonly server: Listener & { readonly requests?: readonly unknown[] };
  readonly options?: ConfidentOptions;
}>;

const FAULTS: Record<string, readonly [Fault, RegExp]> = {
  "a self-signed certificate": [
    async (servers) => ({ server: await servers.tls(identity, succeed) }),
    /SELF_SIGNED_CERT/,
  ],
  "a certificate for another host": [
    async (servers) => ({
      server: await servers.tls(identity, succeed),
      options: { fetch: await fetchThrough({ ca: CERTIFICATE }) },
    }),
    /ERR_TLS_CERT_ALTNAME_INVALID/,
  ],
  "no common TLS version": [
    async (servers) => ({
      server: await servers.tls({ ...identity, maxVersion: "TLSv1.2" }, succeed),
      options: { fetch: await fetchThrough({ ...trusted, minVersion: "TLSv1.3" }) },
    }),
    /PROTOCOL_VERSION/,
  ],
  "a server that speaks plain HTTP": [
    async (servers) => {
      const server = await servers.http(succeed);
      return { server: { ...server, url: server.url.replace("http:", "https:") } };
    },
    /ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG)|EPROTO/,
  ],
};

describe.each(Object.entries(FAULTS))("%s", (_, [fault, code]) => {
  test.for(METHODS)("fails a %s at once, as unsent", async (method, { servers }) => {
    const { server, options } = await fault(servers);
    expect(await failureOf(operations[method](adminOf(server, options)))).toMatchObject({
      name: "ConfidentConnectionError",
      code: expect.stringMatching(code),
      delivery: "unsent",
      method,
    });
    expect(server.connections).toHaveLength(1);
    expect(server.requests).toEqual([]);
  });
});

test("connects to the same server if its certificate is trusted", async ({ servers }) => {
  const server = await servers.tls(identity, succeed);
  await operations.POST(adminOf(server, { fetch: await fetchThrough(trusted) }));
  expect(server.requests).toHaveLength(1);
});

test("reports plain HTTP to a TLS server as a lost connection", async ({ servers }) => {
  const server = await servers.tls(identity, succeed);
  const plain = { ...server, url: server.url.replace("https:", "http:") };
  expect(await failureOf(operations.POST(adminOf(plain)))).toMatchObject({
    name: "ConfidentConnectionError",
    delivery: "unknown",
  });
  expect(server.connections).toHaveLength(1);
  expect(server.requests).toEqual([]);
});

// Node's error codes for certificate chains that these tests do not have.
test.for([
  "UNSPECIFIED",
  "PATH_LENGTH_EXCEEDED",
  "UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "CRL_HAS_EXPIRED",
  "OUT_OF_MEM",
  "INVALID_PURPOSE",
])("fails at once, as unsent, if the certificate chain is rejected with %s", async (code) => {
  const cause = Object.assign(new Error("TLS"), { code });
  const fetch = vi.fn().mockRejectedValue(new TypeError("fetch failed", { cause }));
  const admin = adminOf({ url: "https://example.test" }, { fetch });
  for (const method of METHODS) {
    expect(await failureOf(operations[method](admin))).toMatchObject({ code, delivery: "unsent" });
  }
  expect(fetch).toHaveBeenCalledTimes(METHODS.length);
});

// Node's fetch reports a closed socket instead of these codes, but a custom fetch can report them.
test.for([
  "ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC",
  "ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC",
  "EPROTO",
])("does not retry after %s, and reports delivery as unknown", async (code) => {
  let count = 0;
  const fetch = async () => {
    count++;
    throw new TypeError("failed", { cause: Object.assign(new Error("TLS"), { code }) });
  };
  const admin = adminOf({ url: "https://example.test" }, { fetch });
  expect(await failureOf(operations.GET(admin))).toMatchObject({
    name: "ConfidentConnectionError",
    code,
    delivery: "unknown",
  });
  expect(count).toBe(1);
});
