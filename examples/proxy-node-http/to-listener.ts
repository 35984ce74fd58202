import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";

type Handler = (request: Request) => Promise<Response>;

/**
 * Converts a Fetch API handler to a listener for Node's http server.
 *
 * @param origin - the origin of the page, such as `https://admin.example.com`. It is not read from `Host` or
 * `X-Forwarded-*`, which the caller controls
 */
export function toListener(handler: Handler, origin: string): RequestListener {
  return (incoming, outgoing) => {
    const closed = new AbortController();
    outgoing.once("close", () => closed.abort());
    let request: Request;
    try {
      request = toRequest(incoming, origin, closed.signal);
    } catch {
      outgoing.writeHead(400, { "cache-control": "no-store" }).end();
      return;
    }
    handler(request)
      .then((response) => write(response, outgoing))
      .then(() => incoming.resume()) // discards the rest of a rejected body, which would block the next request
      .catch(() => outgoing.destroy());
  };
}

function toRequest(incoming: IncomingMessage, origin: string, signal: AbortSignal): Request {
  const { method = "GET", url = "", rawHeaders } = incoming;
  if (!url.startsWith("/")) {
    throw new TypeError("The request target must be a path, because a URL would set its own host.");
  }
  const headers = new Headers();
  // incoming.headers would drop some duplicates and hide ambiguous headers.
  for (let index = 0; index < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] ?? "", rawHeaders[index + 1] ?? "");
  }
  const body = /^(?:GET|HEAD)$/.test(method) ? null : toStream(incoming);
  const init: RequestInit & { duplex: "half" } = { method, headers, body, signal, duplex: "half" };
  return new Request(origin + url, init);
}

// Readable.toWeb would close the connection of a rejected body before the response is sent.
function toStream(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks = incoming.iterator({ destroyOnReturn: false });
  const source: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) {
        controller.close();
      } else {
        controller.enqueue(value);
      }
    },
    async cancel() {
      await chunks.return?.();
    },
  };
  return new ReadableStream(source, { highWaterMark: 0 }); // reads only on demand
}

async function write(response: Response, outgoing: ServerResponse): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) {
    outgoing.appendHeader(name, value);
  }
  outgoing.end(body);
}
