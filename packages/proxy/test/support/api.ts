import { createServer, type Socket } from "node:net";
import { listen } from "./listen.ts";

/** Writes the response to a request. */
export type Reply = (socket: Socket, request: string) => void;

/** A TCP server in place of the API, which can send anything. */
export interface Api {
  readonly url: string;
  /** The received requests, byte by byte as Latin-1. */
  readonly requests: string[];
  /** How many requests were aborted before the response. */
  aborted: number;
}

export async function startApi(reply: Reply): Promise<Api> {
  const api = { url: "", requests: [] as string[], aborted: 0 };
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let received = "";
    let hasRequest = false; // undici may open a connection without using it
    socket.on("error", () => {});
    socket.on("end", () => socket.destroy());
    socket.on("close", () => {
      api.aborted += hasRequest && !socket.writableEnded ? 1 : 0;
    });
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
      if (isComplete(received)) {
        hasRequest = true;
        api.requests.push(received);
        reply(socket, received);
        received = "";
      }
    });
  });
  return Object.assign(api, { url: await listen(server) });
}

function isComplete(request: string): boolean {
  const [head = "", body] = request.split("\r\n\r\n", 2);
  const length = Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? 0);
  return body !== undefined && body.length >= length;
}

/** A well-formed reply. */
export function reply(status: number, body: unknown, headers: readonly string[] = []): Reply {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const lines = [
    `HTTP/1.1 ${status} ${status === 200 ? "OK" : "Else"}`,
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(text)}`,
    "Connection: close",
    ...headers,
  ];
  return (socket) => socket.end(`${lines.join("\r\n")}\r\n\r\n${text}`);
}

export const POLICY = { id: "p1", name: "Manage billing" };
export const ok: Reply = reply(200, {
  success: true,
  data: { policy: POLICY, policies: [POLICY] },
});
