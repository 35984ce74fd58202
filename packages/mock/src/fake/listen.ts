import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type HttpBindings, serve } from "@hono/node-server";
import { checkPort } from "../check-port.ts";
import type { App } from "./app.ts";
import type { FakeServer } from "./create-fake-confident.ts";

/** Serves a fake on a port of this machine, 0 for any free one. */
export async function listen(app: App, port: number): Promise<FakeServer> {
  checkPort(port);
  const server = serve({
    hostname: "127.0.0.1",
    port,
    // Else the Request and Response of the whole process become hono's own.
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
