import { readFileSync } from "node:fs";
import { type AuditEvent, createConfidentHandler } from "@confident-admin/proxy";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono, type MiddlewareHandler } from "hono";
import { compress } from "hono/compress";
import { secureHeaders } from "hono/secure-headers";
import { createSessions } from "./sessions.ts";
import type { User } from "./users.ts";

/** The API that the proxy calls. */
export interface Upstream {
  readonly apiKey: string;
  /** @default `CONFIDENT_BASE_URL`, or the region's server */
  readonly baseUrl?: string | undefined;
}

/** The options of the server. */
export interface AppOptions {
  readonly upstream: Upstream;
  /** The origins of the console. Requests to other hosts are rejected. */
  readonly origins: readonly string[];
  /** The folder of the built page. */
  readonly page: string;
  readonly onAudit?: ((event: AuditEvent<User>) => void) | undefined;
}

/** Creates the server: the built page, the session, and the API behind the proxy. */
export function createApp({ upstream, origins, page, onAudit }: AppOptions): Hono {
  const { routes, userOf, current } = createSessions();
  const confident = createConfidentHandler<User>({
    ...upstream,
    basePath: "/api/confident",
    origins,
    operations: [
      "getOrganization",
      "listPermissions",
      "listPolicies",
      "createPolicy",
      "updatePolicy",
      "deletePolicy",
    ],
    authorize: ({ request, operation }) => {
      const user = userOf(request);
      if (!user) {
        return Response.json({ success: false, error: "Not signed in." }, { status: 401 });
      }
      return (user.mayWrite || /^(get|list)/.test(operation)) && user;
    },
    idempotency: { principalKey: ({ id }) => id },
    onAudit,
  });
  const shell = readFileSync(`${page}/index.html`, "utf8");
  return new Hono()
    .use(headers())
    .use(onlyHostsOf(origins))
    .route("/api/session", routes)
    .all("/api/confident/*", ({ req }) => confident(req.raw))
    .all("/api/*", (context) => context.json({ error: "Not found." }, 404))
    .use(compress())
    .use("/assets/*", cachedForever)
    .use("/assets/*", serveStatic({ root: page }))
    .get("/assets/*", (context) => context.notFound())
    .get("/mark.svg", serveStatic({ root: page }))
    .get("*", (context) => {
      context.header("cache-control", "no-store");
      return context.html(withSession(shell, current(context)));
    });
}

/** Writes the session into the page, so that the page needs no request and its layout does not shift. */
function withSession(shell: string, session: object): string {
  const json = JSON.stringify(session).replaceAll("<", "\\u003c");
  return shell.replace(
    "</head>",
    () => `<script type="application/json" id="session">${json}</script></head>`,
  );
}

const cachedForever: Parameters<Hono["use"]>[1] = async (context, next) => {
  await next();
  // The names contain a hash of the content. A missing file is not cached, because the next deployment might contain
  // it.
  context.header(
    "cache-control",
    context.res.ok ? "public, max-age=31536000, immutable" : "no-store",
  );
};

/**
 * Rejects other host names that resolve to this server. Otherwise their pages would have the same origin as the
 * console.
 */
function onlyHostsOf(origins: readonly string[]): MiddlewareHandler {
  const hosts = origins.map((origin) => new URL(origin).host);
  return async (context, next) =>
    hosts.includes(new URL(context.req.url).host)
      ? next()
      : context.json({ success: false, error: "Unknown host." }, 403);
}

function headers() {
  return secureHeaders({
    strictTransportSecurity: false, // set by the server that terminates TLS
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      // The toasts and the dialogs use style elements and attributes.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", "data:"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  });
}
