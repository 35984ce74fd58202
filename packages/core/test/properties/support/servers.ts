import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo, Server } from "node:net";
import { afterAll } from "vitest";

/** Starts a server on a port of its own and stops it after the file's tests. */
async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A server that answers as told, and keeps what arrived. */
export async function serve(
  answer: RequestListener,
): Promise<{ readonly url: string; readonly arrived: IncomingMessage[] }> {
  const arrived: IncomingMessage[] = [];
  const url = await listen(
    createServer((request, response) => {
      arrived.push(request);
      answer(request, response);
    }),
  );
  return { url, arrived };
}
