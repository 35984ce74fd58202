import { CLIENT_HEADER } from "@confident-admin/core/internal";
import { HttpError } from "../http-error.ts";

/** Browsers omit these ports in `Host`, but some reverse proxies add them. */
const DEFAULT_PORTS: Readonly<Record<string, string>> = { "http:": ":80", "https:": ":443" };

/**
 * Rejects cross-origin requests. This includes reads, because other pages must not see the responses.
 *
 * @param origins - the page's origins
 * @throws {HttpError} if the request does not come from a page of these origins.
 */
export function requireSameOrigin(request: Request, origins: readonly string[]): void {
  // Prevents DNS rebinding. Otherwise another host name that resolves to this server would count as the same origin.
  if (!origins.flatMap(toHosts).includes(hostOf(request))) {
    throw new HttpError(403, "This host is not one of the allowed origins.");
  }
  const { method, headers } = request;
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  if ((origin !== null && !origins.includes(origin)) || (site ?? "same-origin") !== "same-origin") {
    throw new HttpError(403, "Requests from another origin are not allowed.");
  }
  // Browsers send Sec-Fetch-Site only to https and loopback, and no Origin with a same-origin read. Another page could
  // send the client's header only after a preflight, which is rejected.
  if (site === null && origin === null && !(method === "GET" && headers.has(CLIENT_HEADER))) {
    const needed =
      method === "GET" ? `Send the header ${CLIENT_HEADER}: 1.` : "Send the Origin header.";
    throw new HttpError(403, `The origin of the request is unknown. ${needed}`);
  }
}

/** The host that the browser connected to. Frameworks can rewrite the URL, but they keep the header. */
function hostOf({ url, headers }: Request): string {
  return (headers.get("host") ?? new URL(url).host).toLowerCase();
}

function toHosts(origin: string): string[] {
  const { protocol, host, port } = new URL(origin);
  return port ? [host] : [host, `${host}${DEFAULT_PORTS[protocol]}`];
}
