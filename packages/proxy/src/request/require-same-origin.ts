import { HttpError } from "../http-error.ts";

/**
 * Rejects requests from other origins, reads included: their responses must not reach another page either. Trusts
 * `Sec-Fetch-Site` if the browser sends it; without it, `Origin` must be one of the page's own.
 *
 * @param origins - the page's own; the request's if `undefined`
 * @throws {HttpError} if the request does not come from the page's own origin.
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
