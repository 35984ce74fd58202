/**
 * What openapi-fetch is given in place of `Request` when nobody but the transport looks at it: building a
 * real one is most of what a call costs, and in Node the first one loads all of undici.
 */
export class LightRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | undefined;

  constructor(url: string, init: { method: string; headers: Headers; body?: string | undefined }) {
    this.url = url;
    this.method = init.method;
    this.headers = init.headers;
    this.body = init.body;
  }
}

/** The platform's `Request`, looked up when the first one is made. */
export class LazyRequest {
  constructor(url: string, init: RequestInit) {
    // biome-ignore lint/correctness/noConstructorReturn: openapi-fetch calls it with `new`
    return new globalThis.Request(url, init);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof globalThis.Request;
  }
}
