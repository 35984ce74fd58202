import { createServer, request as forward } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it arrived, nothing decoded. */
export interface Recorded {
  readonly method: string;
  /** Path and query, raw. */
  readonly target: string;
  /** Names as they were sent, in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
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
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const body = Buffer.concat(chunks);
      const { method = "", url: target = "", rawHeaders } = incoming;
      const recorded: Recorded = {
        method,
        target,
        headers: toRecord(rawHeaders),
        body: body.toString(),
        violations: undefined,
      };
      requests.push(recorded);
      const { hostname, port } = new URL(upstream);
      forward({ hostname, port, method, path: target, headers: incoming.headers }, (answer) => {
        recorded.violations = answer.headers["sl-violations"]?.toString();
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      }).end(body);
    });
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

function toRecord(rawHeaders: readonly string[]): Record<string, string> {
  const pairs: [string, string][] = [];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    pairs.push([rawHeaders[i]?.toLowerCase() ?? "", rawHeaders[i + 1] ?? ""]);
  }
  return Object.fromEntries(pairs);
}
