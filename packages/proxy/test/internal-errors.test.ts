import { expect, test } from "vitest";
import { type AuditEvent, createConfidentHandler } from "../src/index.ts";
import { BASE_PATH, KEY, ORIGIN, POLICIES } from "./support/start-proxy.ts";

test.each([
  ["undefined", undefined],
  ["an empty object", {}],
  ["a request with a relative URL", { url: "/api/confident/v1/organization", method: "GET" }],
  ["a body that has been read", await readRequest()],
  [
    "a body that fails",
    {
      ...plain("POST"),
      body: {
        getReader: () => {
          throw new Error("no");
        },
      },
    },
  ],
])("responds with a 500 instead of rejecting, given %s", async (_, request) => {
  const events: AuditEvent<string>[] = [];
  const handler = createConfidentHandler({
    apiKey: KEY,
    basePath: BASE_PATH,
    origins: [ORIGIN],
    operations: ["read", "write"],
    authorize: () => "someone",
    onAudit: (event) => void events.push(event),
    fetch: () => Promise.reject(new Error("not reached")),
  });
  const response = await handler(request as Request);
  expect(response.status).toBe(500);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(events).toMatchObject([{ outcome: "failed", status: 500 }]);
});

function plain(method: string) {
  const headers = new Headers({
    "sec-fetch-site": "same-origin",
    "content-type": "application/json",
  });
  return { url: ORIGIN + POLICIES, method, headers };
}

async function readRequest(): Promise<Request> {
  const request = new Request(ORIGIN + POLICIES, { ...plain("POST"), body: "{}" });
  await request.text();
  return request;
}
