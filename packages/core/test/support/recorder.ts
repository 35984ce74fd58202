import {
  createServer,
  request as forward,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream";
import { buffer } from "node:stream/consumers";

/** A header as it was sent: case kept, nothing joined. */
type Header = readonly [name: string, value: string];

/** A request as it arrived, nothing decoded. */
export interface Recorded {
  readonly method: string;
  /** Path and query, raw. */
  readonly target: string;
  readonly headers: readonly Header[];
  readonly body: Buffer;
  /** What Prism found wrong with the request, if anything. */
  violations: string | undefined;
}

export interface Recorder {
  readonly url: string;
  readonly requests: Recorded[];
  readonly stop: () => Promise<void>;
}

/** Stands between client and Prism and keeps what Prism would overlook. */
export async function startRecorder(upstream: string): Promise<Recorder> {
  const requests: Recorded[] = [];
  const server = createServer((incoming, outgoing) => {
    buffer(incoming).then(
      (body) => {
        const recorded = record(incoming, body);
        requests.push(recorded);
        pass(recorded, upstream, outgoing);
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

function pass(recorded: Recorded, upstream: string, outgoing: ServerResponse): void {
  const { method, target, headers, body } = recorded;
  const { hostname, port } = new URL(upstream);
  forward({ hostname, port, method, path: target, headers: headers.flat() }, (answer) => {
    recorded.violations = answer.headers["sl-violations"]?.toString();
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    pipeline(answer, outgoing, () => {});
  })
    // Without a listener a Prism that died would take the test process along.
    .on("error", () => (outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502).end()))
    .end(body);
}
