import { expect, test } from "vitest";
import { createConfidentHandler } from "../src/index.ts";
import { BASE_PATH, KEY, ORIGIN, POLICIES } from "./support/start-proxy.ts";

const headers = { "sec-fetch-site": "same-origin", "content-type": "application/json" };

/** The status, and the steps that the handler took. */
async function send(path: string, given: Record<string, string>, method = "POST") {
  const steps: string[] = [];
  const handler = createConfidentHandler({
    apiKey: () => {
      steps.push("apiKey");
      return KEY;
    },
    basePath: BASE_PATH,
    origins: [ORIGIN],
    operations: ["createPolicy"],
    authorize: () => {
      steps.push("authorize");
      return "someone";
    },
    fetch: async () => {
      steps.push("API");
      return new Response('{"success":true,"data":{}}');
    },
  });
  const pull = (controller: ReadableStreamDefaultController) => {
    steps.push("body");
    controller.enqueue(new TextEncoder().encode('{"name":"a","permissionIds":[]}'));
    controller.close();
  };
  const body = new ReadableStream({ pull }, { highWaterMark: 0 });
  const init = { method, headers: given, body, duplex: "half" };
  const { status } = await handler(new Request(ORIGIN + path, init as RequestInit));
  return { status, steps };
}

test("reads the body, calls authorize and apiKey, then calls the API", async () => {
  const { status, steps } = await send(POLICIES, headers);
  expect({ status, steps }).toEqual({ status: 200, steps: ["body", "authorize", "apiKey", "API"] });
});

test.each([
  ["an unknown path", `${POLICIES}x`, headers, 404],
  ["a wrong method", `${POLICIES}/p1`, headers, 405],
  ["a query", `${POLICIES}?x=1`, headers, 400],
  ["another origin", POLICIES, { ...headers, "sec-fetch-site": "cross-site" }, 403],
  ["a wrong type", POLICIES, { ...headers, "content-type": "text/plain" }, 415],
  ["a body that is too large", POLICIES, { ...headers, "content-length": "65537" }, 413],
])("rejects %s before it reads the body or calls anything", async (_, path, given, status) => {
  expect(await send(path, given)).toEqual({ status, steps: [] });
});

test("rejects an operation that is not listed before it reads the body or calls anything", async () => {
  expect(await send(`${POLICIES}/p1`, headers, "PUT")).toEqual({ status: 403, steps: [] });
});
