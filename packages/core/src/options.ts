import type { AttemptEvent, DeprecatedEvent } from "./events.ts";

/** Where an organization's data is stored. Case does not matter. */
export type Region = "US" | "EU" | "AU";

/**
 * An organization API key, or a function that returns one. The function is called before the first request, and again
 * after a 401. Concurrent calls share its result. Without `baseUrl` and `region`, the key's prefix selects the server.
 */
export type ApiKeyOption = string | (() => string | Promise<string>);

/**
 * The options of a client. An invalid option throws a `ConfidentConfigError` when the client is created. If the
 * key function or `fetch` returns something invalid, the call rejects with the same error.
 */
export interface ConfidentOptions {
  /**
   * An organization API key, or a function that returns one. `null` sends no key, for a proxy that adds it. Project keys
   * are rejected, and so is any key in a browser. Keys of fewer than 8 characters are not redacted from errors.
   * @default the environment variable `CONFIDENT_ORG_API_KEY`; `null` if `baseUrl` is a path
   */
  readonly apiKey?: ApiKeyOption | null | undefined;
  /**
   * The API's URL, without `/v1`: https, or http on loopback. A path such as `/api/confident` means a proxy on the page's
   * own origin. Takes precedence over `region`.
   * @default the environment variable `CONFIDENT_BASE_URL`, then the region's server
   */
  readonly baseUrl?: string | undefined;
  /**
   * The region of the server. Takes precedence over `CONFIDENT_BASE_URL`, but not over `baseUrl`.
   * @default the environment variable `CONFIDENT_REGION`, then the region in the key's prefix, then `US`
   */
  readonly region?: Region | undefined;
  /**
   * Sends the requests. Must return a `Response`, or an object with the same members, and must not follow redirects (it
   * receives `redirect: "manual"`).
   * @default the global `fetch`, looked up at each call
   */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /**
   * The time limit for one attempt in milliseconds, including getting the key and reading the body. Above 0; `Infinity`
   * means 2,147,483,647 ms (24.8 days).
   * @default 30_000
   */
  readonly timeout?: number | undefined;
  /**
   * The time limit for a request in milliseconds, including all attempts and the waits between them. If an operation
   * sends several requests, the limit applies to each. Above 0; `Infinity` is allowed.
   * @default 120_000, or `timeout` if that is longer
   */
  readonly totalTimeout?: number | undefined;
  /**
   * How many times a failed attempt is retried, if that is safe. An attempt with a newer key after a 401 does not
   * count.
   * @default 2
   */
  readonly retries?: number | undefined;
  /**
   * The largest response body to read, in bytes after decompression. A larger one ends the call with a
   * `ConfidentResponseError`. Above 0; `Infinity` is allowed.
   * @default 10_000_000
   */
  readonly maxResponseBytes?: number | undefined;
  /**
   * Headers to send with every request. They take precedence over `accept` and `content-type`. `CONFIDENT_API_KEY` and
   * `content-length` are rejected, and so are control characters and characters outside Latin-1.
   * @default none
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Called when a response says that its endpoint is deprecated. Errors it throws are ignored.
   * @default one `console.warn` per operation and process
   */
  readonly onDeprecated?: ((event: DeprecatedEvent) => void) | undefined;
  /**
   * Called after every attempt, for logs and metrics. Not awaited; errors it throws are ignored. A 401 is reported
   * after the `apiKey` function was asked for a newer key, and only once if there is none.
   * @default none
   */
  readonly onAttempt?: ((event: AttemptEvent) => void) | undefined;
  /**
   * Allows `http://` to hosts other than loopback, where the key can be intercepted.
   * @default false
   */
  readonly dangerouslyAllowHttp?: boolean | undefined;
  /**
   * Allows a key in a browser, where anyone can read it.
   * @default false
   */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
}

/** The options of one call, its last argument. An invalid option rejects the call with a `ConfidentArgumentError`. */
export interface CallOptions {
  /**
   * Aborts the call, even while it waits between attempts or for an earlier write to the same resource, with a
   * `ConfidentAbortError` whose `cause` is the signal's reason.
   * @default none
   */
  readonly signal?: AbortSignal | undefined;
  /**
   * The time limit for one attempt in milliseconds, as in the client's options.
   * @default the client's
   */
  readonly timeout?: number | undefined;
  /**
   * How many times a failed attempt is retried, if that is safe.
   * @default the client's
   */
  readonly retries?: number | undefined;
  /**
   * Headers to send with this call. They take precedence over the client's.
   * @default none
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Called with each request's raw `Response`, after any retries and before the value is read from it. Its body is
   * already consumed, and nothing is redacted. If middleware is registered, this is a copy. Not awaited; errors it
   * throws are ignored. Not called if there is no response.
   * @default none
   */
  readonly onResponse?: ((response: Response) => void) | undefined;
}
