import createClient, { type Client } from "openapi-fetch";
import { type ConfidentClient, internalsOf } from "../client.ts";
import { API_KEY_HEADER, NOT_A_HEADER_VALUE } from "../config/headers.ts";
import { ConfidentArgumentError } from "../errors.ts";
import type { paths } from "../schema.gen.ts";
import type { Answer, Outgoing } from "../transport/send.ts";
import { contextOf, transport } from "../transport/transport.ts";
import { serializePath } from "./path-serializer.ts";
import { type Send, serializeBody, type TextResult } from "./request.ts";

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
 * @see https://openapi-ts.dev/openapi-fetch/middleware-auth
 */
export function openapiFetch<Paths extends object = paths>(client: ConfidentClient): Client<Paths> {
  const existing = clients.get(client);
  if (existing) {
    return existing;
  }
  const inner = internalsOf(client);
  const { route, headers } = inner;
  const { location } = globalThis as { location?: { href: string } };
  // A Request has no relative URL but in a page. Middleware sees this one; it is not where the request goes.
  const { href } = new URL(route.baseUrl(undefined), location?.href ?? "http://localhost");
  const baseUrl = href.replace(/\/$/, "");
  const through = (sendFor: (request: Request) => Send) => async (request: Request) =>
    toResponse(await sendFor(request)(await toOutgoing(request, baseUrl)));
  const api = createClient<paths>({
    baseUrl,
    headers,
    pathSerializer: serializePath,
    bodySerializer: serializeBody,
    fetch: through(({ signal }) => (outgoing) => {
      return transport(route, outgoing, contextOf(route, outgoing), { signal });
    }),
  });
  inner.request = (send, callHeaders) =>
    (async (method: "get", path: "/v1/organization", init: object): Promise<TextResult> => {
      const { data, error, response } = await api.request(method, path, {
        ...init,
        headers: callHeaders,
        fetch: through(() => send),
        parseAs: "text",
      });
      return { data: data ?? error, response };
    }) as Client<paths>["request"];
  clients.set(client, api);
  return api;
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
  return {
    method: request.method,
    path: request.url.slice(root.length - 1),
    headers,
    body: (await request.text()) || undefined,
  };
}

// A server can send a status or a reason that no Response can be made with: 999, or "Café ☕".
function toResponse({ response: { status, statusText, headers }, data }: Answer): Response {
  const response = new Response(BODILESS.includes(status) ? null : data, {
    status: status >= 200 && status < 600 ? status : 599,
    statusText: NOT_A_HEADER_VALUE.test(statusText) ? "" : statusText,
    headers,
  });
  return Object.defineProperty(response, "status", { value: status });
}
