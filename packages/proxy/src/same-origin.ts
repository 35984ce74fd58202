import { Refusal } from "./refusal.ts";

/**
 * Reads are checked like writes: what they return is nobody else's business either. A browser that says
 * where a request comes from is believed; one that does not must name an origin that is known.
 *
 * @param origins - the page's own; the request's if `undefined`
 * @throws {Refusal} if the request does not come from the page's own origin.
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
    throw new Refusal(403, "Requests from another origin are not let through.");
  }
}
