import { Refusal } from "./refusal.ts";

/**
 * Reads are checked like writes: what they return is nobody else's business either. A browser that says
 * where a request comes from is believed; one that does not must name an origin that is known.
 *
 * @throws {Refusal} if the request does not come from the page's own origin.
 */
export function requireSameOrigin(request: Request, origins: readonly string[] | undefined): void {
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  const known = origins ?? [new URL(request.url).origin];
  const allowed =
    site === null ? origin !== null && known.includes(origin) : site === "same-origin";
  if (!allowed) {
    throw new Refusal(403, "Requests from another origin are not let through.");
  }
}
