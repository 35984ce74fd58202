import type { AddressInfo, Server } from "node:net";
import { onTestFinished } from "vitest";

/** Starts a server on a free loopback port until the test ends. */
export async function listen(server: Server): Promise<string> {
  const sockets = new Set<{ destroy: () => unknown }>();
  server.on("connection", (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) {
      socket.destroy();
    }
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
