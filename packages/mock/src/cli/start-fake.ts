import { Hono } from "hono";
import type { App } from "../fake/app.ts";
import { createFakeApp } from "../fake/create-fake-confident.ts";
import { listen } from "../fake/listen.ts";
import { logRequests } from "../log-requests.js";
import { explainListenError } from "../prism/prism-errors.ts";
import { createSeededFake } from "./create-seeded-fake.ts";
import type { Options } from "./parse-options.ts";

/** Starts the fake for the command line. */
export async function startFake({ seed, port, host }: Options, log?: (line: string) => void) {
  const { app, apiKey } = seed === undefined ? createFakeApp({}) : createSeededFake(seed);
  if (log) {
    logRequests(log);
  }
  const server = await listen(withReadiness(app), port, host).catch(({ message }: Error) => {
    throw new Error(explainListenError(message) ?? message);
  });
  // The fake runs in this process, so it cannot end separately.
  return { ...server, apiKey, ended: new Promise<never>(() => {}) };
}

/** Responds to `GET /` without a key, for tools that wait until a server is ready. */
function withReadiness(app: App): App {
  const outer: App = new Hono();
  outer.get("/", ({ text }) => text("The fake is ready.\n"));
  outer.all("*", ({ req, env }) => app.fetch(req.raw, env));
  return outer;
}
