import type { ConfidentError, RequestContext } from "./errors.ts";

/** Where an organization's data lives. Capitals or not makes no difference. */
export type Region = "US" | "EU" | "AU";

/**
 * An organization API key, or how to get one. A function is asked before the first call, and again when the
 * server refuses the key with a 401; calls that wait for it ask once. Where neither `baseUrl` nor `region` says
 * where to go, the key that it returned does.
 */
export type ApiKey = string | (() => string | Promise<string>);

/**
 * How a client is set up. What cannot be used throws a `ConfidentConfigError` when the client is made; what
 * shows only at a call (what `apiKey` returns, what `fetch` answers with) rejects that call with one.
 */
export interface ConfidentOptions {
  /**
   * An organization API key, or a function that returns one. Default: the environment variable
   * `CONFIDENT_ORG_API_KEY`. `null` sends none, for a proxy that adds it; a relative `baseUrl` implies that
   * where no key is given.
   *
   * Blanks around it are dropped. Refused are an empty key, a project's key (`confident_proj_…`, or
   * `confident_us_…` without `org_`), and one with a line break, another control character or one beyond
   * Latin-1; in a browser any key or function, unless `dangerouslyAllowBrowser` is set.
   *
   * A function that throws, or returns such a key, rejects the call with a `ConfidentConfigError`; what it
   * threw is the `cause`. The time that it takes counts in `timeout`. A key of fewer than 8 characters is not
   * redacted from errors.
   */
  readonly apiKey?: ApiKey | null | undefined;
  /**
   * Where the API is, without `/v1`; beats `region`. A path such as `/api/confident` means a proxy on the page's
   * own origin. Default: `CONFIDENT_BASE_URL`, else the region's server.
   *
   * It must be https; http only on loopback (`localhost` and what ends in `.localhost`, `127.x.x.x`, `[::1]`),
   * or with `dangerouslyAllowHttp`. Refused are a user or password, a query, a fragment, blanks or backslashes
   * inside, and `/v1` at its end. Blanks around it and slashes at its end are dropped.
   */
  readonly baseUrl?: string | undefined;
  /**
   * Chooses the server of a region: `US`, `EU` or `AU`. Beats `CONFIDENT_BASE_URL`; `baseUrl` beats it, and
   * then it is not looked at. Default: `CONFIDENT_REGION`, else the region in the key's prefix, else `US`.
   */
  readonly region?: Region | undefined;
  /**
   * Sends the requests. It must answer with a `Response` and follow no redirect (it is told `redirect:
   * "manual"`). Whether it does shows at the call: without a `Response` that rejects with a
   * `ConfidentConfigError`, after a redirect with a `ConfidentRedirectError`. What it throws becomes the `cause`
   * of a `ConfidentConnectionError`. Default: the global `fetch`, looked up at each call.
   */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /**
   * Milliseconds that one attempt may take, getting the key and reading the body included. Above 0; `Infinity`
   * is allowed, but the timer of one attempt is at most 2,147,483,647 ms (2^31 - 1, 24.8 days). Default: 30,000.
   */
  readonly timeout?: number | undefined;
  /**
   * Milliseconds that a request may take with all its attempts and the waiting in between. It counts per
   * request: an operation that makes several has it several times. Above 0; `Infinity` is allowed. Default:
   * 120,000, or `timeout` (the call's, else the client's) where that is longer.
   */
  readonly totalTimeout?: number | undefined;
  /**
   * How many times a failed attempt is repeated where that is safe: a whole number from 0. Another attempt with
   * a newer key, after a 401, does not count. Default: 2.
   */
  readonly retries?: number | undefined;
  /**
   * The largest response body to read, in bytes after decompression. A larger body ends the call with a
   * `ConfidentResponseError`. Above 0; `Infinity` is allowed.
   *
   * @default 10_000_000
   */
  readonly maxResponseBytes?: number | undefined;
  /**
   * Headers to send with every request; their names are lower-cased. They win over `accept` and `content-type`,
   * which are JSON's. Default: none. Refused are `CONFIDENT_API_KEY` (the key goes into `apiKey`),
   * `content-length`, names that are none, and values that are no strings or hold control characters (a tab
   * too) or characters beyond Latin-1.
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Called when an answer says that its endpoint will go away. What it throws is ignored. Default: one
   * `console.warn` per operation and process.
   */
  readonly onDeprecated?: ((event: DeprecatedEvent) => void) | undefined;
  /**
   * Called after every attempt, for logs and metrics; not waited for. What it throws is ignored. Default: none.
   *
   * Where the server refuses a key with a 401 and there is no newer one, the answer is kept and not reported
   * again.
   */
  readonly onAttempt?: ((event: AttemptEvent) => void) | undefined;
  /** Permits `http://` to hosts other than this machine: the key then travels in the clear. Default: false. */
  readonly dangerouslyAllowHttp?: boolean | undefined;
  /** Permits a key in a browser, where anyone can read it. Default: false. */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
}

/**
 * What every call takes as its last argument. A `signal`, `timeout`, `retries` or header that cannot be used
 * rejects the call with a `ConfidentArgumentError`.
 */
export interface CallOptions {
  /**
   * Ends the call, the waiting between attempts included, with a `ConfidentAbortError` whose `cause` is the
   * signal's reason. Default: none.
   */
  readonly signal?: AbortSignal | undefined;
  /**
   * Milliseconds that one attempt may take, getting the key and reading the body included. Above 0; `Infinity`
   * is allowed, but the timer of one attempt is at most 2,147,483,647 ms. Default: the client's.
   */
  readonly timeout?: number | undefined;
  /**
   * How many times a failed attempt is repeated where that is safe: a whole number from 0. Default: the
   * client's.
   */
  readonly retries?: number | undefined;
  /**
   * Headers to send with this call; their names are lower-cased, and they win over the client's. Default: none.
   * What the client's `headers` refuse is refused here too.
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Is given the raw response, its body read, before the value is taken out of it: once per request, not per
   * attempt. Not where the request ends without an answer (no connection, no time, an abort, a redirect, a
   * success whose body cannot be read). The response is as the server sent it, not redacted. After
   * `openapiFetch(client)` it is a `Response` made anew. Not waited for; what it throws is ignored. Default:
   * none.
   */
  readonly onResponse?: ((response: Response) => void) | undefined;
}

/** What `onDeprecated` is told. It never holds a key of 8 or more characters. `operation` is undefined for raw calls. */
export interface DeprecatedEvent extends RequestContext {}

/**
 * What `onAttempt` is told. It never holds a key of 8 or more characters. `operation` is undefined for raw
 * calls, those of `openapiFetch(client)`.
 */
export interface AttemptEvent extends RequestContext {
  /** 1 for the first. */
  readonly attempt: number;
  /**
   * Milliseconds that the attempt took, getting the key and reading the body included; the wait before it is
   * not.
   */
  readonly duration: number;
  /** The answer's status; undefined where there is an `error`. */
  readonly status: number | undefined;
  /**
   * Those of the answer's headers that are known to be harmless: `content-type`, `date`, `retry-after`,
   * `x-request-id`, `request-id` and `cf-ray`. Empty where there is an `error`.
   */
  readonly headers: Readonly<Record<string, string>>;
  /** Why there was no answer, or none to go by, such as a redirect; undefined where there is, whatever its status. */
  readonly error: ConfidentError | undefined;
}
