import fc from "fast-check";
import { ConfidentAdmin, type ConfidentOptions, openapiFetch } from "../../../src/index.ts";

export const API_KEY = "confident_us_org_0123456789";

/** What a deleted policy is answered with. */
export const DELETED = JSON.stringify({ success: true, data: { id: "p", deleted: true } });

/** The two ways in which an operation reaches the wire. */
export const way: fc.Arbitrary<"directly" | "through openapi-fetch"> = fc.constantFrom(
  "directly",
  "through openapi-fetch",
);

export type Way = typeof way extends fc.Arbitrary<infer T> ? T : never;

export function adminThat(goes: Way, options: ConfidentOptions): ConfidentAdmin {
  const admin = new ConfidentAdmin({ apiKey: API_KEY, retries: 0, ...options });
  if (goes === "through openapi-fetch") {
    openapiFetch(admin.client);
  }
  return admin;
}

/** A `fetch` that answers the same to everything, and keeps what it was asked. */
export function stub(body: string): {
  readonly fetch: typeof fetch;
  readonly asked: { readonly url: string; readonly headers: Headers }[];
} {
  const asked: { url: string; headers: Headers }[] = [];
  return {
    asked,
    fetch: async (input, init) => {
      asked.push({ url: String(input), headers: new Headers(init?.headers) });
      return new Response(body);
    },
  };
}

/** What a call ends with, be it thrown. */
export function outcomeOf(call: () => Promise<unknown>): Promise<unknown> {
  return call().catch((error: unknown) => error);
}
