// Failures between connecting and the request: a TLS handshake or a proxy's tunnel that fails.
import { expect, vi } from "vitest";
import { adminOf, failureOf, operations, succeed } from "../support/calls.ts";
import { test } from "../support/servers.ts";
import { skipWaits } from "../support/skip-waits.ts";

const once = { retries: 0 };
const alert = (description: number) => Buffer.from([21, 3, 3, 0, 2, 2, description]);

test.for([
  ["closes the connection", "", /^ECONNRESET$/],
  ["sends the alert unrecognized_name", alert(112), /UNRECOGNIZED_NAME/],
  ["sends the alert insufficient_security", alert(71), /INSUFFICIENT_SECURITY/],
  ["sends the alert unsupported_extension", alert(110), /UNSUPPORTED_EXTENSION/],
  ["sends the alert missing_extension", alert(109), /MISSING_EXTENSION/],
] as const)(
  "reports a POST as unsent if the server %s during the TLS handshake",
  async ([, bytes, code], { servers }) => {
    const server = await servers.tcp((socket) => {
      socket.once("data", () => socket.end(bytes));
    });
    const admin = adminOf({ url: server.url.replace("http:", "https:") }, once);
    expect(await failureOf(operations.POST(admin))).toMatchObject({
      name: "ConfidentConnectionError",
      code: expect.stringMatching(code),
      delivery: "unsent",
    });
  },
);

test.for([
  // undici's proxy agents
  ["Proxy response (502) !== 200 when HTTP Tunneling", "UND_ERR_ABORTED"],
  // Node
  ["Client network socket disconnected before secure TLS connection was established", "ECONNRESET"],
  // Bun
  ["EPROTO: The TLS handshake failed. Does the server speak TLS on this port?", "EPROTO"],
] as const)("reports a POST as unsent if fetch throws %j", async ([message, code]) => {
  const cause = Object.assign(new Error(message), { code });
  const fetch = vi.fn().mockRejectedValue(new TypeError("fetch failed", { cause }));
  const error = await failureOf(
    operations.POST(adminOf({ url: "https://api.test" }, { fetch, ...once })),
  );
  expect(error).toMatchObject({ name: "ConfidentConnectionError", code, delivery: "unsent" });
});

test("retries a POST after a failed handshake, and sends it once", async ({ servers }) => {
  skipWaits();
  const server = await servers.http(succeed);
  const message = "Client network socket disconnected before secure TLS connection was established";
  const cause = Object.assign(new Error(message), { code: "ECONNRESET" });
  const fetch = vi
    .fn(globalThis.fetch)
    .mockRejectedValueOnce(new TypeError("fetch failed", { cause }));
  await operations.POST(adminOf(server, { fetch }));
  expect(fetch).toHaveBeenCalledTimes(2);
  expect(server.requests).toHaveLength(1);
});

test.for(["other side closed", "read ECONNRESET", "socket hang up"])(
  "reports delivery as unknown after %j",
  async (message) => {
    const cause = Object.assign(new Error(message), { code: "ECONNRESET" });
    const fetch = vi.fn().mockRejectedValue(new TypeError("fetch failed", { cause }));
    const admin = adminOf({ url: "https://api.test" }, { fetch });
    expect(await failureOf(operations.POST(admin))).toMatchObject({ delivery: "unknown" });
    expect(fetch).toHaveBeenCalledTimes(1);
  },
);
