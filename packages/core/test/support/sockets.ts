import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { ConnectionOptions } from "node:tls";
import { Worker } from "node:worker_threads";

type Agent = new (options: { connect: ConnectionOptions & { timeout?: number } }) => object;

/** Node's fetch with connection settings, for which it has no option. */
export async function fetchThrough(
  connection: ConnectionOptions & { timeout?: number },
): Promise<typeof fetch> {
  await fetch("data:,"); // loads the dispatcher that the next line reads
  const current = Reflect.get(globalThis, Symbol.for("undici.globalDispatcher.1")) as object;
  const dispatcher = new (current.constructor as Agent)({ connect: connection });
  return (url, init) => fetch(url, { ...init, dispatcher } as RequestInit);
}

const LISTENER = `
const { parentPort } = require("node:worker_threads");
const server = require("node:net").createServer();
server.listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => {
  parentPort.postMessage(server.address().port);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});
`;

/** A port that accepts no connections because its queue is full, as on a host that hangs. */
export async function unresponsive(): Promise<{ url: string; stop: () => Promise<void> }> {
  const worker = new Worker(LISTENER, { eval: true });
  const [port] = (await once(worker, "message")) as [number];
  const sockets: Socket[] = [];
  const stop = async () => {
    for (const socket of sockets) {
      socket.destroy();
    }
    await worker.terminate();
  };
  for (let full = false; !full; ) {
    const socket = connect(port, "127.0.0.1").on("error", () => {});
    sockets.push(socket);
    const timedOut = new Promise<boolean>((resolve) => setTimeout(resolve, 100, true));
    full = await Promise.race([once(socket, "connect").then(() => false), timedOut]);
  }
  return { url: `http://127.0.0.1:${port}`, stop };
}
