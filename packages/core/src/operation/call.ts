import type { RequestContext } from "../errors.ts";
import type { BufferedResponse } from "../http/buffered-response.ts";
import type { FetchOptions } from "../http/fetch-with-retry.ts";

/** One call on its way through openapi-fetch to our fetch. Wrappers hand it to openapi-fetch as `call`. */
export class Call {
  /** The request that errors are about. Method and path are known once openapi-fetch has built it. */
  context: RequestContext;
  readonly options: FetchOptions;
  /** The path as openapi-fetch gets it, with its parameters in braces. */
  template = "";
  /** In addition to the client's. */
  headers: Readonly<Record<string, string>> | undefined = undefined;
  /** The server's response; `undefined` if middleware responded itself. */
  response: BufferedResponse | undefined = undefined;

  constructor(operation: string | undefined, options: FetchOptions) {
    this.context = { operation };
    this.options = options;
  }
}
