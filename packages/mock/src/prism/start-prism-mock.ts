import { checkPort } from "../check-port.ts";
import { onlyKnown } from "../only-known.ts";
import { DOCUMENT, type Prism, startPrism } from "./start-prism.ts";

/** A running mock. */
export interface PrismMock extends Prism {}

/** How a mock is started. */
export interface PrismMockOptions {
  /** The path or URL of another OpenAPI document. Default: the one that this package was published with. */
  readonly document?: string | undefined;
  /** The port to listen on. Default: 0, any free one. */
  readonly port?: number | undefined;
  /** The address to listen on. Default: `127.0.0.1`, this machine only. */
  readonly host?: string | undefined;
  /** Whether answers are made up from the schemas instead of the document's examples. Default: false. */
  readonly dynamic?: boolean | undefined;
  /** Whether an answer that breaks the document becomes a 500 that says how. Default: false. */
  readonly errors?: boolean | undefined;
  /** Milliseconds until Prism must listen. Default: 60,000. */
  readonly startTimeout?: number | undefined;
}

/**
 * Starts Prism from the document, in a process that ends with this one. It keeps nothing: what is created is
 * not in the list afterwards. What would kill Prism is answered with an error.
 *
 * @throws {TypeError} if there is no such option.
 * @throws {RangeError} if the port, the host or the document can be none.
 * @throws {Error} if Prism does not listen, or not in time. It says why, or what Prism printed; no process is left.
 * @see https://docs.stoplight.io/docs/prism
 */
export async function startPrismMock(options: PrismMockOptions = {}): Promise<PrismMock> {
  const known = ["document", "port", "host", "dynamic", "errors", "startTimeout"] as const;
  onlyKnown("A mock", options, known);
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
    // Prism would take an empty host for every address there is, and no document for a question.
    throw new RangeError(`The ${host ? "document" : "host"} is empty.`);
  }
  return startPrism(
    [
      // With NODE_ENV=production Prism would fork a process of its own, one more to end.
      ...["mock", document, "--no-multiprocess", "--host", host, "--port", `${port}`],
      // Else what is made up has properties that nobody has heard of.
      ...(dynamic ? ["--dynamic", "--json-schema-faker-fillProperties", "false"] : []),
      ...(errors ? ["--errors"] : []),
    ],
    startTimeout,
  );
}
