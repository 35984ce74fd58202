import { expect, test } from "vitest";
import { SAME_ORIGIN } from "./support/raw.ts";
import { POLICIES, startProxy } from "./support/start-proxy.ts";

const TRACEPARENT = "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

test.each([
  ["a tab in tracestate", "tracestate: a=1,\tb=2"],
  ["an x-request-id that is not Latin-1", "x-request-id: \xc4\x81"],
  ["a control character in x-request-id", "x-request-id: a\x85b"],
])("drops %s and sends the request", async (_, header) => {
  const proxy = await startProxy();
  const headers = [SAME_ORIGIN, header, TRACEPARENT];
  expect((await proxy.send({ target: POLICIES, headers })).status).toBe(200);
  const [name = ""] = header.split(":");
  expect(proxy.api.requests[0]).toContain(`\r\n${TRACEPARENT}\r\n`);
  expect(proxy.api.requests[0]?.toLowerCase()).not.toContain(`\r\n${name}:`);
});
