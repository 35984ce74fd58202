import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createFakeConfident } from "@confident-admin/mock/fake";
import { serve } from "@hono/node-server";
import type { Hono } from "hono";
import { type AppOptions, createApp, type Upstream } from "./create-app.ts";
import { localOrigins } from "./local-origins.ts";
import { SAMPLE_ORGANIZATION } from "./sample-organization.ts";

/** The options of the console. */
export interface ConsoleOptions extends Partial<AppOptions> {
  /** @default 0, which selects a free port */
  readonly port?: number | undefined;
}

/** A running console. */
export interface RunningConsole {
  /** A URL of the loopback interface. */
  readonly url: string;
  /** The URL of the sample organization, or `undefined` if the API is used. */
  readonly sample: string | undefined;
  /** Stops the server and closes its connections. */
  stop(): Promise<void>;
}

/**
 * Starts the console on this machine. It uses the API if `CONFIDENT_ORG_API_KEY` is set, and a sample organization
 * otherwise.
 */
export async function startConsole(options: ConsoleOptions = {}): Promise<RunningConsole> {
  const source = await fakeUnlessKey(options.upstream);
  try {
    const page = fileURLToPath(new URL("../page", import.meta.url));
    const { upstream } = source;
    const appOn = (port: number) =>
      createApp({ page, origins: localOrigins(port), ...options, upstream });
    return await listen(appOn, source, options.port ?? 0);
  } catch (error) {
    // A running fake would keep the process alive.
    await source.stop();
    throw error;
  }
}

/** @param appOn - creates the app for a port, which is part of its origins */
async function listen(
  appOn: (port: number) => Hono,
  source: Source,
  port: number,
): Promise<RunningConsole> {
  let app: Hono | undefined;
  const fetch = (request: Request) => (app as Hono).fetch(request);
  const server = serve({ fetch, hostname: "127.0.0.1", port });
  await once(server, "listening");
  const stop = async () => {
    const closed = new Promise((done) => server.close(done));
    (server as { closeAllConnections?: () => void }).closeAllConnections?.();
    await Promise.all([closed, source.stop()]);
  };
  const address = server.address() as { port: number };
  try {
    app = appOn(address.port);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `http://127.0.0.1:${address.port}`, sample: source.sample, stop };
}

interface Source {
  readonly upstream: Upstream;
  readonly sample?: string;
  stop(): Promise<void>;
}

async function fakeUnlessKey(given: Upstream | undefined): Promise<Source> {
  const apiKey = process.env["CONFIDENT_ORG_API_KEY"];
  const upstream = given ?? (apiKey ? { apiKey } : undefined);
  if (upstream) {
    return { upstream, stop: async () => {} };
  }
  const fake = createFakeConfident(SAMPLE_ORGANIZATION);
  const { url, stop } = await fake.listen();
  return { upstream: { apiKey: fake.apiKey, baseUrl: url }, sample: url, stop };
}
