import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo, Server } from "node:net";
import { afterAll } from "vitest";

/** Starts a server on a free port and stops it after the file's tests. */
async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Starts a server and collects the requests that it receives. */
export async function serve(
  listener: RequestListener,
): Promise<{ readonly url: string; readonly received: IncomingMessage[] }> {
  const received: IncomingMessage[] = [];
  const url = await listen(
    createServer((request, response) => {
      received.push(request);
      listener(request, response);
    }),
  );
  return { url, received };
}
