import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { createServer as createTlsServer, type ServerOptions } from "node:https";
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Server,
  type Socket,
} from "node:net";
import { test as base } from "vitest";

/** A received request, with its complete body. */
export interface Arrived {
  readonly method: string;
  /** Path and query, raw. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** When it arrived, by `performance.now()`. */
  readonly at: number;
}

/** Handles one request. */
export type Step = (response: ServerResponse, request: Arrived) => unknown;

export interface Listener {
  readonly url: string;
  readonly port: number;
  readonly connections: readonly Socket[];
  readonly stop: () => Promise<void>;
}

export interface ScriptedServer extends Listener {
  readonly requests: readonly Arrived[];
}

/** Starts servers on 127.0.0.1 and stops them after the test. */
export interface Servers {
  /** The n-th step handles the n-th request, the last step all later ones. */
  http(...steps: Step[]): Promise<ScriptedServer>;
  /** The same, on a given port. */
  httpOn(port: number, ...steps: Step[]): Promise<ScriptedServer>;
  tls(options: ServerOptions, ...steps: Step[]): Promise<ScriptedServer>;
  /** A TCP server, for responses that are not valid HTTP. */
  tcp(onConnection: (socket: Socket) => void): Promise<Listener>;
  /** A port without a server, so that connections fail. */
  closedPort(): Promise<Listener>;
}

export const test = base.extend<{ servers: Servers }>({
  servers: async ({ onTestFinished }, use) => {
    const open: Listener[] = [];
    onTestFinished(async () => {
      await Promise.all(open.map(({ stop }) => stop()));
    });
    const listen = async (server: Server, scheme: string, port = 0) => {
      const listener = await listenOn(server, scheme, port);
      open.push(listener);
      return listener;
    };
    const httpOn = async (port: number, ...steps: Step[]) => {
      const { requests, handler } = scripted(steps);
      return { ...(await listen(createServer(handler), "http", port)), requests };
    };
    await use({
      httpOn,
      http: (...steps) => httpOn(0, ...steps),
      tls: async (options, ...steps) => {
        const { requests, handler } = scripted(steps);
        return { ...(await listen(createTlsServer(options, handler), "https")), requests };
      },
      tcp: (onConnection) => listen(createTcpServer(onConnection), "http"),
      closedPort: async () => {
        const listener = await listen(createTcpServer(), "http");
        await listener.stop();
        return listener;
      },
    });
  },
});

function scripted(steps: Step[]) {
  const requests: Arrived[] = [];
  const handler: NonNullable<Parameters<typeof createServer>[1]> = async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) {
      chunks.push(chunk as Buffer);
    }
    const { method = "", url: target = "", headers } = incoming;
    const body = Buffer.concat(chunks).toString();
    const request = { method, target, headers, body, at: performance.now() };
    requests.push(request);
    await steps[Math.min(requests.length, steps.length) - 1]?.(response, request);
  };
  return { requests, handler };
}

async function listenOn(server: Server, scheme: string, requestedPort: number): Promise<Listener> {
  const connections: Socket[] = [];
  server.on("connection", (socket: Socket) => {
    socket.on("error", () => {});
    connections.push(socket);
  });
  await new Promise<void>((resolve) => server.listen(requestedPort, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of connections) {
        socket.destroy();
      }
    });
  return { url: `${scheme}://127.0.0.1:${port}`, port, connections, stop };
}
