import { expect, vi } from "vitest";
import { isConfidentError, openapiFetch } from "../../src/index.ts";
import { API_KEY, adminOf, failureOf, keepSilent, operations, reply } from "../support/calls.ts";
import { CERTIFICATE, CERTIFICATE_KEY } from "../support/certificate.ts";
import { apiOf, POLICIES } from "../support/raw.ts";
import { test } from "../support/servers.ts";

const START = "[GET] /v1/organization/policies";
const once = { retries: 0 };
const hostOf = (url: string) => new URL(url).host;

async function messageFor(thrown: unknown, baseUrl = "https://api.example/base") {
  const fetch = vi.fn().mockRejectedValue(thrown);
  const { message } = await failureOf(
    operations.GET(adminOf({ url: baseUrl }, { ...once, fetch })),
  );
  return message;
}

test("names the host in the message if it has no address", async () => {
  const admin = adminOf({ url: "https://nowhere.invalid" }, once);
  expect((await failureOf(operations.GET(admin))).message).toMatch(
    /: connection to nowhere\.invalid failed \((?:ENOTFOUND|EAI_AGAIN)\)$/,
  );
});

test("names the host and port of a failed connection", async ({ servers }) => {
  const server = await servers.closedPort();
  expect((await failureOf(operations.GET(adminOf(server, once)))).message).toBe(
    `${START}: connection to ${hostOf(server.url)} failed (ECONNREFUSED)`,
  );
});

test("names the server of the key's region", async () => {
  const fetch = vi.fn().mockRejectedValue(new TypeError("Failed to fetch"));
  const options = { apiKey: "confident_eu_org_0123456789", baseUrl: undefined, fetch, ...once };
  const { message } = await failureOf(operations.GET(adminOf({ url: "" }, options)));
  expect(message).toBe(
    `${START}: connection to eu.api.confident-ai.com failed (TypeError: Failed to fetch)`,
  );
});

test("explains a rejected certificate", async ({ servers }) => {
  const server = await servers.tls({ cert: CERTIFICATE, key: CERTIFICATE_KEY }, keepSilent);
  expect((await failureOf(operations.GET(adminOf(server, once)))).message).toMatch(
    // Node 24 adds advice.
    /failed \(DEPTH_ZERO_SELF_SIGNED_CERT\): self-signed certificate(; if the root CA is [^\n]+)?$/,
  );
});

test("a timeout message names the host or the apiKey function", async ({ servers }) => {
  const server = await servers.http(keepSilent);
  const limits = { timeout: 100, ...once };
  expect((await failureOf(operations.GET(adminOf(server, limits)))).message).toBe(
    `${START}: no complete response from ${hostOf(server.url)} within 100 ms`,
  );
  const apiKey = () => new Promise<string>(() => {});
  expect((await failureOf(operations.GET(adminOf(server, { apiKey, ...limits })))).message).toBe(
    `${START}: no key from the apiKey function within 100 ms`,
  );
});

const coded = (message: string, code: string) => Object.assign(new Error(message), { code });

test.for<[string, unknown, string]>([
  [
    "the innermost cause",
    new TypeError("fetch failed", { cause: new Error("the tunnel is closed") }),
    "(Error: the tunnel is closed)",
  ],
  [
    "the message beside a code",
    new TypeError("fetch failed", { cause: coded("other side closed", "UND_ERR_SOCKET") }),
    "(UND_ERR_SOCKET): other side closed",
  ],
  [
    "a code alone",
    Object.assign(new AggregateError([]), { code: "ECONNREFUSED" }),
    "(ECONNREFUSED)",
  ],
  [
    "only the code of a message that contains it",
    coded("read ECONNRESET", "ECONNRESET"),
    "(ECONNRESET)",
  ],
  [
    "the URL that a runtime quotes, without the query",
    new TypeError("error sending request for url (https://api.example/v1/a?name=Ada%20L): reset"),
    "(TypeError: error sending request for url (https://api.example/v1/a): reset)",
  ],
])("shows %s", async ([, thrown, end]) => {
  expect(await messageFor(thrown)).toBe(`${START}: connection to api.example failed ${end}`);
});

test("redacts the key in the cause's message", async () => {
  const message = await messageFor(new TypeError("x", { cause: new Error(`no ${API_KEY}`) }));
  expect(message).toContain("connection to api.example failed");
  expect(message).not.toContain(API_KEY);
});

test.for<[object, string]>([
  [{ detail: "", title: "Forbidden" }, "Forbidden"],
  [{ error: "", title: "Forbidden" }, "Forbidden"],
  [{ error: " \n", message: "No seat left" }, "No seat left"],
  [{ message: "\t", detail: "Out of credit", title: "Payment" }, "Out of credit"],
  [{ error: {}, message: 7, detail: null, title: "Gone" }, "Gone"],
  [{ error: "" }, "the server gave no reason"],
  [{ detail: "", title: " " }, "the server gave no reason"],
  [{ error: "E", message: "M", detail: "D", title: "T" }, "E"],
])("shows the first field of %j that is not blank", async ([body, text], { servers }) => {
  const type = { "content-type": "application/problem+json" };
  const server = await servers.http(reply(400, JSON.stringify(body), type));
  const error = await failureOf(operations.GET(adminOf(server)));
  expect(error.message).toBe(`${START} 400: ${text}`);
  const serverMessage = isConfidentError(error) && "serverMessage" in error && error.serverMessage;
  expect(serverMessage).toBe(text.startsWith("the server") ? undefined : text);
});

test("leaves no gap for an empty location or content type", async ({ servers }) => {
  const server = await servers.http(
    reply(302, "", { location: "?next=a" }),
    reply(200, "[]", { "content-type": "" }),
  );
  const admin = adminOf(server);
  expect((await failureOf(operations.GET(admin))).message).toContain("redirected to another URL.");
  expect((await failureOf(operations.GET(admin))).message).toContain("(no content type)");
});

test("omits a direct call's query from the error's message and path", async ({ servers }) => {
  const server = await servers.http(reply(302, "", { location: "/" }));
  const api = openapiFetch<Paths>(adminOf(server).client);
  const params = { path: { id: "a/b" }, query: { email: "ada@example.test" } };
  const error = await failureOf(api.GET("/v1/people/{id}", { params }));
  expect(server.requests).toMatchObject([{ target: "/v1/people/a%2Fb?email=ada%40example.test" }]);
  expect(error).toMatchObject({ path: "/v1/people/a%2Fb" });
  expect(error.message).toMatch(/^\[GET\] \/v1\/people\/a%2Fb 302: /);
  expect(await failureOf(apiOf(server).GET(POLICIES))).toMatchObject({ path: POLICIES });
});

interface Paths {
  "/v1/people/{id}": {
    get: {
      parameters: { path: { id: string }; query?: { email?: string } };
      responses: { 200: { content: { "application/json": { data: object } } } };
    };
  };
}
