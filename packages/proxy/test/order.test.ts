import { expect, test } from "vitest";
import { createConfidentHandler } from "../src/index.ts";
import { BASE_PATH, KEY, ORIGIN, POLICIES } from "./support/world.ts";

const headers = { "sec-fetch-site": "same-origin", "content-type": "application/json" };

/** Whether the handler has read anything of a body, and whom it has asked. */
async function ask(path: string, given: Record<string, string>, method = "POST") {
  const asked: string[] = [];
  const handler = createConfidentHandler({
    apiKey: () => {
      asked.push("apiKey");
      return KEY;
    },
    basePath: BASE_PATH,
    origins: [ORIGIN],
    operations: ["createPolicy"],
    authorize: () => {
      asked.push("authorize");
      return "someone";
    },
    fetch: async () => {
      asked.push("API");
      return new Response('{"success":true,"data":{}}');
    },
  });
  const pull = (controller: ReadableStreamDefaultController) => {
    asked.push("body");
    controller.enqueue(new TextEncoder().encode('{"name":"a","permissionIds":[]}'));
    controller.close();
  };
  const body = new ReadableStream({ pull }, { highWaterMark: 0 });
  const init = { method, headers: given, body, duplex: "half" };
  const { status } = await handler(new Request(ORIGIN + path, init as RequestInit));
  return { status, asked };
}

test("a request that may pass is read, then judged, then given the key, then sent", async () => {
  const { status, asked } = await ask(POLICIES, headers);
  expect({ status, asked }).toEqual({ status: 200, asked: ["body", "authorize", "apiKey", "API"] });
});

test.each([
  ["a path of nobody's", `${POLICIES}x`, headers, 404],
  ["a method that is not there", `${POLICIES}/p1`, headers, 405],
  ["a query", `${POLICIES}?x=1`, headers, 400],
  ["another origin", POLICIES, { ...headers, "sec-fetch-site": "cross-site" }, 403],
  ["a wrong type", POLICIES, { ...headers, "content-type": "text/plain" }, 415],
  ["a length that is too large", POLICIES, { ...headers, "content-length": "65537" }, 413],
])("of a request with %s nothing is read, and nobody is asked", async (_, path, given, status) => {
  expect(await ask(path, given)).toEqual({ status, asked: [] });
});

test("of a request for an operation that is not listed nothing is read, and nobody is asked", async () => {
  expect(await ask(`${POLICIES}/p1`, headers, "PUT")).toEqual({ status: 403, asked: [] });
});
