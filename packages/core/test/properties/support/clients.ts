import fc from "fast-check";
import { ConfidentAdmin, type ConfidentOptions, openapiFetch } from "../../../src/index.ts";

export const API_KEY = "confident_us_org_0123456789";

/** The response to a deletion. */
export const DELETED = JSON.stringify({ success: true, data: { id: "p", deleted: true } });

/** Whether the client sends its requests itself or through openapi-fetch. */
export const way: fc.Arbitrary<"directly" | "through openapi-fetch"> = fc.constantFrom(
  "directly",
  "through openapi-fetch",
);

export type Way = typeof way extends fc.Arbitrary<infer T> ? T : never;

export function createAdmin(way: Way, options: ConfidentOptions): ConfidentAdmin {
  const admin = new ConfidentAdmin({ apiKey: API_KEY, retries: 0, ...options });
  if (way === "through openapi-fetch") {
    openapiFetch(admin.client);
  }
  return admin;
}

/** A `fetch` that always returns the same body, and the requests that it received. */
export function stub(body: string): {
  readonly fetch: typeof fetch;
  readonly sent: { readonly url: string; readonly headers: Headers }[];
} {
  const sent: { url: string; headers: Headers }[] = [];
  return {
    sent,
    fetch: async (input, init) => {
      sent.push({ url: String(input), headers: new Headers(init?.headers) });
      return new Response(body);
    },
  };
}

/** The outcome of a call: its value or its error. */
export function outcomeOf(call: () => Promise<unknown>): Promise<unknown> {
  return call().catch((error: unknown) => error);
}
