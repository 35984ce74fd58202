import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type HttpBindings, serve } from "@hono/node-server";
import { checkPort } from "../check-port.ts";
import type { App } from "./app.ts";
import { forPages } from "./for-pages.ts";
import type { FakeServer } from "./types.ts";

/** Serves an app on a port. 0 selects a free one. */
export async function listen(app: App, port: number, host = "127.0.0.1"): Promise<FakeServer> {
  checkPort(port);
  if (!host) {
    throw new RangeError("host must not be empty."); // Node would listen on every address
  }
  const { fetch } = forPages(app);
  const server = serve({
    hostname: host,
    port,
    // By default hono replaces the global Request and Response.
    overrideGlobalObjects: false,
    fetch: (request, env) =>
      fetch(request, { drop: () => (env as HttpBindings).incoming.socket.destroy() }),
  }) as Server;
  await once(server, "listening");
  const address = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
