import { describe, expect, vi } from "vitest";
import type { ConfidentOptions } from "../../src/index.ts";
import { adminOf, failureOf, type Method, operations, succeed } from "../support/calls.ts";
import { CERTIFICATE, CERTIFICATE_HOST, CERTIFICATE_KEY } from "../support/certificate.ts";
import { type Listener, type Servers, test } from "../support/servers.ts";
import { fetchThrough } from "../support/sockets.ts";

const identity = { cert: CERTIFICATE, key: CERTIFICATE_KEY };
const trusted = { ca: CERTIFICATE, servername: CERTIFICATE_HOST };
const METHODS: Method[] = ["GET", "POST"];

/** The fetch to use, the server, what is wrong. */
type Fault = (servers: Servers) => Promise<{
  readonly server: Listener & { readonly requests?: readonly unknown[] };
  readonly options?: ConfidentOptions;
}>;

const FAULTS: Record<string, readonly [Fault, RegExp]> = {
  "a certificate that nobody vouches for": [
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
  "no version of TLS in common": [
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
  test.for(METHODS)("ends a %s at once, unsent", async (method, { servers }) => {
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

test("the same server is talked to where its certificate is trusted", async ({ servers }) => {
  const server = await servers.tls(identity, succeed);
  await operations.POST(adminOf(server, { fetch: await fetchThrough(trusted) }));
  expect(server.requests).toHaveLength(1);
});

test("plain HTTP to a server that speaks TLS looks like a lost connection", async ({ servers }) => {
  const server = await servers.tls(identity, succeed);
  const plain = { ...server, url: server.url.replace("https:", "http:") };
  expect(await failureOf(operations.POST(adminOf(plain)))).toMatchObject({
    name: "ConfidentConnectionError",
    delivery: "unknown",
  });
  expect(server.connections).toHaveLength(1);
  expect(server.requests).toEqual([]);
});

// Of Node's names for what can be wrong with a chain, those that take another chain than ours to see.
test.for([
  "UNSPECIFIED",
  "PATH_LENGTH_EXCEEDED",
  "UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "CRL_HAS_EXPIRED",
  "OUT_OF_MEM",
  "INVALID_PURPOSE",
])("a chain that is refused as %s ends a call at once, unsent", async (code) => {
  const cause = Object.assign(new Error("TLS"), { code });
  const fetch = vi.fn().mockRejectedValue(new TypeError("fetch failed", { cause }));
  const admin = adminOf({ url: "https://example.test" }, { fetch });
  for (const method of METHODS) {
    expect(await failureOf(operations[method](admin))).toMatchObject({ code, delivery: "unsent" });
  }
  expect(fetch).toHaveBeenCalledTimes(METHODS.length);
});

// Node's fetch calls these a closed socket; others, which a `fetch` may be made of, do not.
test.for([
  "ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC",
  "ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC",
  "EPROTO",
])("%s is not repeated, but may have come after the request", async (code) => {
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
