import type { RequestContext } from "../errors.ts";
import type { BufferedResponse } from "../http/buffered-response.ts";
import type { FetchOptions } from "../http/fetch-with-retry.ts";

/** The state of one call. Wrappers pass it as `call` through openapi-fetch to our fetch. */
export class Call {
  /** The request that errors describe. Method and path are set once openapi-fetch has built it. */
  context: RequestContext;
  readonly options: FetchOptions;
  /** The path as passed to openapi-fetch, with its parameters in braces. */
  template = "";
  /** Headers in addition to the client's. */
  headers: Readonly<Record<string, string>> | undefined = undefined;
  /** The server's response, or `undefined` if middleware responded itself. */
  response: BufferedResponse | undefined = undefined;

  constructor(operation: string | undefined, options: FetchOptions) {
    this.context = { operation };
    this.options = options;
  }
}
