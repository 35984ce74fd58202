import { checkOptions } from "../check-options.ts";
import { checkPort } from "../check-port.ts";
import { DOCUMENT, type Prism, startPrism } from "./start-prism.ts";

/** A running mock. */
export interface PrismMock extends Prism {}

/** The options of `startPrismMock`. */
export interface PrismMockOptions {
  /**
   * The path or URL of another OpenAPI document.
   *
   * @default the document in this package
   */
  readonly document?: string | undefined;
  /**
   * The port to listen on. 0 selects a free one.
   *
   * @default 0
   */
  readonly port?: number | undefined;
  /**
   * The address to listen on.
   *
   * @default `127.0.0.1`, this machine only
   */
  readonly host?: string | undefined;
  /**
   * Whether to generate responses from the schemas instead of using the document's examples.
   *
   * @default false
   */
  readonly dynamic?: boolean | undefined;
  /**
   * Whether to turn a response that does not match the document into a 500 that says why.
   *
   * @default false
   */
  readonly errors?: boolean | undefined;
  /**
   * The time limit for starting Prism, in milliseconds.
   *
   * @default 60,000
   */
  readonly startTimeout?: number | undefined;
}

/**
 * Starts Prism with the document, in a process that exits with this one. Prism is stateless: a created policy does not
 * appear in the list. Requests that would crash Prism get an error response instead.
 *
 * @throws {TypeError} if an option is unknown.
 * @throws {RangeError} if the port, host or document is invalid.
 * @throws {Error} if Prism fails to start in time. The message says why, or contains what Prism printed.
 * @see https://docs.stoplight.io/docs/prism
 */
export async function startPrismMock(options: PrismMockOptions = {}): Promise<PrismMock> {
  const known = ["document", "port", "host", "dynamic", "errors", "startTimeout"] as const;
  checkOptions("startPrismMock", options, known);
  return startLoggedMock(options);
}

/** Starts Prism as `startPrismMock` does. `log` receives a line for each request. */
export async function startLoggedMock(
  options: PrismMockOptions,
  log?: (line: string) => void,
): Promise<PrismMock> {
  const {
    document = DOCUMENT,
    port = 0,
    host = "127.0.0.1",
    dynamic,
    errors,
    startTimeout,
  } = options;
  checkPort(port);
  if (!(host && document)) {
    // For an empty host, Prism would listen on every address.
    throw new RangeError(`${host ? "document" : "host"} must not be empty.`);
  }
  return startPrism(
    [
      // With NODE_ENV=production, Prism would fork another process.
      ...["mock", document, "--no-multiprocess", "--host", host, "--port", `${port}`],
      // By default, Prism adds random properties to generated objects.
      ...(dynamic ? ["--dynamic", "--json-schema-faker-fillProperties", "false"] : []),
      ...(errors ? ["--errors"] : []),
    ],
    startTimeout,
    log,
  );
}
