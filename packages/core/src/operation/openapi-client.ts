import createClient from "openapi-fetch";
import type { Outgoing } from "../http/fetch-once.ts";
import { fetchWithRetry, type HttpOptions } from "../http/fetch-with-retry.ts";
import { randomUuid } from "../utils/random-uuid.ts";
import { Call } from "./call.ts";
import { checkGlobals, checkRuntime } from "./check-runtime.ts";
import type { InputPaths, OpenapiClient } from "./internals.ts";
import { type RawInit, type RawResult, rawCall } from "./raw-call.ts";
import { fromPlainRequest, fromRequest, PlainRequest, toAbsolute, toResponse } from "./request.ts";
import { serializeBody, serializePath } from "./serialize.ts";

const METHODS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

type SendRequest = (method: string, path: string, init: RawInit) => Promise<RawResult>;

/**
 * Creates the openapi-fetch client that every call goes through. It uses our own `fetch`, which adds the API key, time
 * limits and retries. Requests are plain objects until middleware is registered.
 */
export function createOpenapiClient(
  http: HttpOptions,
  headers: Readonly<Record<string, string>>,
  onDeprecated: (call: Call) => void,
): OpenapiClient {
  const fetchPlain = async (request: Request): Promise<Response> => {
    const plain = request as unknown as PlainRequest;
    const response = await send(http, plain.call, fromPlainRequest(plain));
    // Wrappers read only what a BufferedResponse has.
    return plain.call.context.operation ? (response as unknown as Response) : toResponse(response);
  };
  const api = createClient<InputPaths>({
    headers,
    Request: PlainRequest as never,
    fetch: fetchPlain,
    pathSerializer: serializePath,
    bodySerializer: serializeBody,
  });
  const { use } = api;
  const request = api.request as unknown as SendRequest;
  let hasMiddleware = false;

  const dispatch = (call: Call, method: string, path: string, init: RawInit) => {
    checkRuntime(http.fetch);
    call.template = path;
    if (!(hasMiddleware || init.middleware?.length || init.bodySerializer)) {
      return request(method, path, call.headers ? { ...init, headers: call.headers } : init);
    }
    const baseUrl = toAbsolute(http.baseUrl(undefined));
    const fetch = async (real: Request) =>
      toResponse(await send(http, call, await fromRequest(real, baseUrl), real.signal));
    // openapi-fetch copies unknown options onto the request, where middleware would find the call.
    const real = { baseUrl, fetch, Request: globalThis.Request, call: undefined };
    return request(method, path, { ...init, headers: call.headers ?? init.headers, ...real });
  };
  const call = (method: string, path: string, init: RawInit = {}) =>
    init.call instanceof Call
      ? dispatch(init.call, method.toUpperCase(), path, init)
      : rawCall(http, init, onDeprecated, (own, rest) => dispatch(own, method, path, rest));
  return Object.assign(api, {
    use: (...middleware: Parameters<typeof use>) => {
      use(...middleware);
      hasMiddleware = true;
    },
    request: call,
    ...Object.fromEntries(METHODS.map((method) => [method, call.bind(null, method)])),
  });
}

async function send(http: HttpOptions, call: Call, given: Outgoing, signal?: AbortSignal) {
  const outgoing = http.proxied && given.method === "POST" ? withIdempotencyKey(given) : given;
  const { context, options, template } = call;
  const { method, path } = outgoing;
  call.context = { operation: context.operation, method, path: withoutQuery(path) };
  call.response = await fetchWithRetry(
    http,
    outgoing,
    call.context,
    signal && !options.signal ? { ...options, signal } : options,
    template,
  );
  return call.response;
}

function withoutQuery(path: string): string {
  const query = path.indexOf("?");
  return query < 0 ? path : path.slice(0, query);
}

// Browsers and Deno can resend a POST without telling us. The proxy uses this header to detect duplicates, including
// our own retries.
function withIdempotencyKey(outgoing: Outgoing): Outgoing {
  checkGlobals(["crypto"]);
  const headers = { "idempotency-key": randomUuid(), ...outgoing.headers };
  return { ...outgoing, headers };
}
