import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type HttpBindings, serve } from "@hono/node-server";
import { checkPort } from "../check-port.ts";
import type { App } from "./app.ts";
import type { FakeServer } from "./types.ts";

/** Serves an app on a loopback port; 0 selects any free one. */
export async function listen(app: App, port: number): Promise<FakeServer> {
  checkPort(port);
  const server = serve({
    hostname: "127.0.0.1",
    port,
    // By default hono replaces the global Request and Response.
    overrideGlobalObjects: false,
    fetch: (request, env) =>
      app.fetch(request, { drop: () => (env as HttpBindings).incoming.socket.destroy() }),
  }) as Server;
  await once(server, "listening");
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
