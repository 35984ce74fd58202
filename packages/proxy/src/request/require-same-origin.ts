import { HttpError } from "../http-error.ts";

/**
 * Rejects cross-origin requests, including reads, whose responses another page must not see. Trusts `Sec-Fetch-Site` if
 * the browser sends it; otherwise `Origin` must be one of the page's origins.
 *
 * @param origins - the page's origins; by default the origin of the request's URL
 * @throws {HttpError} if the request is not a same-origin request.
 */
export function requireSameOrigin(
  { url, headers }: Request,
  origins: readonly string[] = [new URL(url).origin],
): void {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  const allowed =
    site === null ? origin !== null && origins.includes(origin) : site === "same-origin";
  if (!allowed) {
    throw new HttpError(403, "Requests from another origin are not allowed.");
  }
}
