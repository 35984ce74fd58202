import { CLIENT_HEADER } from "@confident-admin/core/internal";
import { HttpError } from "../http-error.ts";

/** What browsers leave out of `Host`, and some reverse proxies add. */
const DEFAULT_PORTS: Readonly<Record<string, string>> = { "http:": ":80", "https:": ":443" };

/**
 * Rejects cross-origin requests, including reads, whose responses another page must not see.
 *
 * @param origins - the page's origins
 * @throws {HttpError} if the request does not come from a page of these origins.
 */
export function requireSameOrigin(request: Request, origins: readonly string[]): void {
  // Without this, a page of another name that resolves to this server's address would be of the same origin.
  if (!origins.flatMap(toHosts).includes(hostOf(request))) {
    throw new HttpError(403, "This host is not one of the allowed origins.");
  }
  const { method, headers } = request;
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  if ((origin !== null && !origins.includes(origin)) || (site ?? "same-origin") !== "same-origin") {
    throw new HttpError(403, "Requests from another origin are not allowed.");
  }
  // Browsers send Sec-Fetch-Site to https and loopback only, and no Origin with a read of the same origin. Another
  // page could send this header only after a preflight, which is rejected.
  if (site === null && origin === null && !(method === "GET" && headers.has(CLIENT_HEADER))) {
    const needed = method === "GET" ? `Send the header ${CLIENT_HEADER}: 1.` : "Send Origin.";
    throw new HttpError(403, `The request does not say where it comes from. ${needed}`);
  }
}

/** The host that the browser has connected to. Frameworks may rewrite the URL, but not the header. */
function hostOf({ url, headers }: Request): string {
  return (headers.get("host") ?? new URL(url).host).toLowerCase();
}

function toHosts(origin: string): string[] {
  const { protocol, host, port } = new URL(origin);
  return port ? [host] : [host, `${host}${DEFAULT_PORTS[protocol]}`];
}
