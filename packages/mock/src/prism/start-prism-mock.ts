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
   * @default the document that this package was published with
   */
  readonly document?: string | undefined;
  /**
   * The port to listen on.
   *
   * @default 0, any free port
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
   * Whether a response that does not match the document becomes a 500 that says why.
   *
   * @default false
   */
  readonly errors?: boolean | undefined;
  /**
   * How long Prism may take until it listens, in milliseconds.
   *
   * @default 60,000
   */
  readonly startTimeout?: number | undefined;
}

/**
 * Starts Prism from the document, in a process that ends with this one. It is stateless: what is created is not in the
 * list afterwards. A request that would crash Prism gets an error response instead.
 *
 * @throws {TypeError} if an option is unknown.
 * @throws {RangeError} if the port, the host or the document is not valid.
 * @throws {Error} if Prism does not listen in time. The message says why, or what Prism printed; no process is left.
 * @see https://docs.stoplight.io/docs/prism
 */
export async function startPrismMock(options: PrismMockOptions = {}): Promise<PrismMock> {
  const known = ["document", "port", "host", "dynamic", "errors", "startTimeout"] as const;
  checkOptions("A mock", options, known);
  return startLoggedMock(options);
}

/** Starts Prism as `startPrismMock` does, with a function that gets a line for each request. */
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
    // Prism would listen on every address for an empty host, and ask for an empty document.
    throw new RangeError(`The ${host ? "document" : "host"} is empty.`);
  }
  return startPrism(
    [
      // With NODE_ENV=production Prism would fork another process.
      ...["mock", document, "--no-multiprocess", "--host", host, "--port", `${port}`],
      // By default generated objects have additional, random properties.
      ...(dynamic ? ["--dynamic", "--json-schema-faker-fillProperties", "false"] : []),
      ...(errors ? ["--errors"] : []),
    ],
    startTimeout,
    log,
  );
}
