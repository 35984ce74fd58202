import {
  createServer,
  request as forward,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream";
import { buffer } from "node:stream/consumers";

/** A header as it was sent, with its case and without joined duplicates. */
type Header = readonly [name: string, value: string];

/** A request as it arrived, without any decoding. */
export interface Recorded {
  readonly method: string;
  /** Path and query, raw. */
  readonly target: string;
  readonly headers: readonly Header[];
  readonly body: Buffer;
  /** The violations that Prism found in the request. */
  violations: string | undefined;
}

export interface Recorder {
  readonly url: string;
  readonly requests: Recorded[];
  readonly stop: () => Promise<void>;
}

/** Responses by request. */
type Responses = Map<string, { readonly response: IncomingMessage; readonly body: Buffer }>;

/**
 * A proxy in front of Prism that records what Prism does not check.
 *
 * @param isStateless - whether requests that are equal in every byte get the same response, and only the first is
 * forwarded
 */
export async function startRecorder(upstream: string, isStateless = false): Promise<Recorder> {
  const requests: Recorded[] = [];
  const responses: Responses | undefined = isStateless ? new Map() : undefined;
  const server = createServer((incoming, outgoing) => {
    buffer(incoming).then(
      (body) => {
        const recorded = record(incoming, body);
        requests.push(recorded);
        proxy(recorded, upstream, outgoing, responses);
      },
      () => outgoing.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function record({ method = "", url = "", rawHeaders }: IncomingMessage, body: Buffer): Recorded {
  const headers: Header[] = [];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    headers.push([rawHeaders[i] ?? "", rawHeaders[i + 1] ?? ""]);
  }
  return { method, target: url, headers, body, violations: undefined };
}

function proxy(
  recorded: Recorded,
  upstream: string,
  outgoing: ServerResponse,
  responses: Responses | undefined,
): void {
  const { method, target, headers, body } = recorded;
  const { hostname, port } = new URL(upstream);
  const key = JSON.stringify(recorded);
  const start = (response: IncomingMessage) => {
    recorded.violations = response.headers["sl-violations"]?.toString();
    outgoing.writeHead(response.statusCode ?? 502, response.headers);
  };
  const known = responses?.get(key);
  if (known) {
    start(known.response);
    outgoing.end(known.body);
    return;
  }
  forward({ hostname, port, method, path: target, headers: headers.flat() }, (response) => {
    start(response);
    const chunks: Buffer[] = [];
    response.on("data", (chunk: Buffer) => chunks.push(chunk));
    response.on("end", () => responses?.set(key, { response, body: Buffer.concat(chunks) }));
    pipeline(response, outgoing, () => {});
  })
    // Without a listener, an unavailable Prism would crash the test process.
    .on("error", () => (outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502).end()))
    .end(body);
}
