import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { FakeConfident } from "@confident-admin/mock/fake";

/** A fake on a port, and what it was asked. */
export interface Served {
  readonly url: string;
  /** Method and path of each request, in order. */
  readonly requests: string[];
  /** Waits for a request that starts so. */
  readonly requested: (start: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Serves a fake on loopback, and records the requests. */
export async function serve(fake: FakeConfident): Promise<Served> {
  const requests: string[] = [];
  const server = createServer(async (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    await forward(fake, request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    requested: async (start) => {
      while (!requests.some((request) => request.startsWith(start))) {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function forward(
  fake: FakeConfident,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  const { method = "GET", url = "/" } = request;
  const init = { method, headers: request.headers as Record<string, string> };
  const body = chunks.length > 0 ? { body: Buffer.concat(chunks).toString() } : {};
  const answer = await fake.fetch(`http://127.0.0.1${url}`, { ...init, ...body });
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(await answer.text());
}
