import type { ConfidentError, RequestContext } from "./errors.ts";

/** Where an organization's data lives. */
export type Region = "US" | "EU" | "AU";

/**
 * An organization API key, or how to get one: asked before the first call, and again when the server
 * refuses the key with a 401. The region is read from the key that it returns.
 */
export type ApiKey = string | (() => string | Promise<string>);

/** How a client is set up. */
export interface ConfidentOptions {
  /**
   * An organization API key, or a function that returns one. Default: the environment variable
   * `CONFIDENT_ORG_API_KEY`. `null` sends none, for a proxy that adds it; a relative `baseUrl` implies that.
   */
  readonly apiKey?: ApiKey | null | undefined;
  /**
   * Where the API is, without `/v1`. Default: `CONFIDENT_BASE_URL`, else what the region says. A path
   * such as `/api/confident` means a proxy on the page's own origin.
   */
  readonly baseUrl?: string | undefined;
  /** Default: `CONFIDENT_REGION`, else the region in the key's prefix, else `US`. */
  readonly region?: Region | undefined;
  /** Sends the requests. Default: the global `fetch`, looked up at each call. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Milliseconds that one attempt may take, its body included. Default: 30,000. */
  readonly timeout?: number | undefined;
  /**
   * Milliseconds that a request may take with all its attempts and the waiting in between. Default: 120,000,
   * or the call's `timeout` where that is longer.
   */
  readonly totalTimeout?: number | undefined;
  /** How many times a failed attempt is repeated where that is safe. Default: 2. */
  readonly retries?: number | undefined;
  /** Headers to send with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Called when an answer says that its endpoint will go away. Default: one warning per operation. What it
   * throws is ignored.
   */
  readonly onDeprecated?: ((event: DeprecatedEvent) => void) | undefined;
  /** Called after every attempt, for logs and metrics. What it throws is ignored. */
  readonly onAttempt?: ((event: AttemptEvent) => void) | undefined;
  /** Permits `http://` to hosts other than this machine: the key then travels in the clear. Default: false. */
  readonly dangerouslyAllowHttp?: boolean | undefined;
  /** Permits a key in a browser, where anyone can read it. Default: false. */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
}

/** What every call takes as its last argument. */
export interface CallOptions {
  /** Ends the call, waiting included. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds that one attempt may take, its body included. Default: the client's. */
  readonly timeout?: number | undefined;
  /** How many times a failed attempt is repeated where that is safe. Default: the client's. */
  readonly retries?: number | undefined;
  /** Headers to send with this request; they win over the client's. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Is given the raw response of each request, its body read, before the value is taken out of it. What it
   * throws is ignored.
   */
  readonly onResponse?: ((response: Response) => void) | undefined;
}

/** What `onDeprecated` is told. */
export interface DeprecatedEvent extends RequestContext {}

/** What `onAttempt` is told. It never holds the key. */
export interface AttemptEvent extends RequestContext {
  /** 1 for the first. */
  readonly attempt: number;
  /** Milliseconds. */
  readonly duration: number;
  /** The answer's status, if one came. */
  readonly status: number | undefined;
  /** Those of the answer's headers that are known to be harmless. */
  readonly headers: Readonly<Record<string, string>>;
  /** Why there was no answer. */
  readonly error: ConfidentError | undefined;
}
