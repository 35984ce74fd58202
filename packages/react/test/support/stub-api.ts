import { type ConfidentClient, createConfidentClient } from "@confident-admin/core";

/** The `data` of a response, or a function that returns it. */
type Stub = object | ((request: { readonly url: URL }) => object | Promise<object>);

/** A client that gets its responses from a table. */
export interface StubApi {
  readonly client: ConfidentClient;
  /** The requests in order, such as `GET /v1/organization/members?page=2&pageSize=25`. */
  readonly requests: string[];
  /** The headers of the requests in order. */
  readonly headers: Headers[];
}

let count = 0;

/**
 * Returns a client for `data` by request, such as `GET /v1/projects`. Requests that are not in the table never get a
 * response.
 */
export function stubApi(table: Readonly<Record<string, Stub>>): StubApi {
  const requests: string[] = [];
  const headers: Headers[] = [];
  const send = async (input: string, init: RequestInit) => {
    const url = new URL(input);
    requests.push(`${init.method} ${url.pathname}${url.search}`);
    headers.push(new Headers(init.headers));
    const stub = table[`${init.method} ${url.pathname}`];
    if (!stub) {
      return new Promise<Response>((_, reject) =>
        init.signal?.addEventListener("abort", () => reject(init.signal?.reason)),
      );
    }
    const data = await (typeof stub === "function" ? stub({ url }) : stub);
    return Response.json({ success: true, data });
  };
  const client = createConfidentClient({
    // Each client has its own server, because writes wait for earlier writes to the same resource, which might never
    // end.
    baseUrl: `https://confident-${count++}.example`,
    apiKey: null,
    retries: 0,
    fetch: send as typeof fetch,
  });
  return { client, requests, headers };
}
