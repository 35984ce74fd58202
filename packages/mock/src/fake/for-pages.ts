import { Hono } from "hono";
import { cors } from "hono/cors";
import type { App } from "./app.ts";

/** The origins that Vite's development server allows. Other sites must not reach a server on this machine. */
const DEVELOPMENT_ORIGIN = /^https?:\/\/([^:/]+\.)?(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Allows pages of development servers to call an app. */
export function forPages(app: App): App {
  const allowOrigin = cors({
    origin: (origin) => (DEVELOPMENT_ORIGIN.test(origin) ? origin : undefined),
    allowMethods: ["GET", "POST", "PUT", "PATCH", "DELETE"],
    exposeHeaders: ["x-request-id", "retry-after", "allow"],
    credentials: true,
  });
  const outer: App = new Hono();
  outer.use((context, next) => {
    // Other OPTIONS requests are rejected, like all methods that are not in the document.
    const { method } = context.req;
    const isPreflight = context.req.header("access-control-request-method") !== undefined;
    return method === "OPTIONS" && !isPreflight ? next() : allowOrigin(context, next);
  });
  outer.all("*", ({ req, env }) => app.fetch(req.raw, env));
  return outer;
}
