import createClient, { type Client } from "openapi-fetch";
import { type ConfidentClient, internalsOf } from "../client.ts";
import { API_KEY_HEADER, NOT_A_HEADER_VALUE } from "../config/headers.ts";
import { ConfidentArgumentError } from "../errors.ts";
import type { paths } from "../schema.gen.ts";
import type { Answer, Outgoing } from "../transport/send.ts";
import { serializePath } from "./path-serializer.ts";
import { rawCalls } from "./raw-calls.ts";
import { type RawResult, type Send, serializeBody } from "./request.ts";

const BODILESS = [204, 205, 304];
const clients = new WeakMap<ConfidentClient, Client<paths>>();

/**
 * openapi-fetch itself, typed by the document: for its middleware, and for the day when the wrappers are in
 * the way. Keys, deadlines, retries and checked ids apply here too; answers are openapi-fetch's
 * `{ data, error, response }`. From the first time on that a client is given to this function, its wrappers
 * go through openapi-fetch as well, so that middleware sees every call.
 *
 * The types of another document, newer or a self-hosted installation's, can be given:
 * `openapiFetch<paths>(client)`, where openapi-typescript has generated `paths`.
 *
 * @throws {ConfidentArgumentError} if it is given no client. The calls throw what the transport throws, where
 * there is no answer or none that can be read: that is not returned as `error`.
 * @see https://openapi-ts.dev/openapi-fetch/middleware-auth
 */
export function openapiFetch<Paths extends object = paths>(client: ConfidentClient): Client<Paths> {
  const existing = clients.get(client);
  if (existing) {
    return existing;
  }
  const inner = internalsOf(client);
  const baseUrl = absolute(inner.route.baseUrl(undefined));
  const through = (send: Send) => async (request: Request) =>
    toResponse(await send(await toOutgoing(request, baseUrl), request.signal));
  const api = createClient<paths>({
    baseUrl,
    headers: inner.headers,
    pathSerializer: serializePath,
    bodySerializer: serializeBody,
  });
  const { request } = api;
  inner.request = (send, callHeaders) =>
    (async (method: "get", path: "/v1/organization", init: object): Promise<RawResult> => {
      const { data, error, response } = await request(method, path, {
        ...init,
        headers: callHeaders,
        fetch: through(send),
        parseAs: "text",
      });
      return { data: data ?? error, response };
    }) as Client<paths>["request"];
  Object.assign(api, rawCalls(client, request, through));
  clients.set(client, api);
  return api;
}

// A Request has no relative URL but in a page. Middleware sees this one; it is not where the request goes.
function absolute(baseUrl: string): string {
  const { location } = globalThis as { location?: { href: string } };
  return new URL(baseUrl, location?.href ?? "http://localhost").href.replace(/\/$/, "");
}

// Its body can be read once, attempts can be several.
async function toOutgoing(request: Request, baseUrl: string): Promise<Outgoing> {
  const root = new URL(`${baseUrl}/`, request.url).href;
  if (!request.url.startsWith(root)) {
    const message =
      "Middleware must not send a request to another server than baseUrl: the key goes with it.";
    throw new ConfidentArgumentError(message);
  }
  const headers = Object.fromEntries(request.headers);
  delete headers[API_KEY_HEADER.toLowerCase()];
  delete headers["content-length"]; // of a wrong one, the server would wait for the rest
  return {
    method: request.method,
    path: request.url.slice(root.length - 1),
    headers,
    body: (await request.text()) || undefined,
  };
}

// A server can send a status or a reason that no Response can be made with: 999, or "Café ☕".
function toResponse({ response: { status, statusText, headers, url }, text }: Answer): Response {
  // Of a text, Response would say what type it is, where the server did not.
  const body = BODILESS.includes(status) ? null : new TextEncoder().encode(text);
  const response = new Response(body, {
    status: status >= 200 && status < 600 ? status : 599,
    statusText: NOT_A_HEADER_VALUE.test(statusText) ? "" : statusText,
    headers,
  });
  return Object.defineProperties(response, { status: { value: status }, url: { value: url } });
}
