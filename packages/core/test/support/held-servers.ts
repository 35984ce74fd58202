import { vi } from "vitest";
import { ConfidentAdmin, type ConfidentOptions } from "../../src/index.ts";
import { API_KEY, INPUT, pause, SUCCESS } from "./calls.ts";

/** Sends the response to a waiting request. The default is a success. */
type Respond = (response?: Response) => void;

/** A server that responds only when the test tells it to. */
export interface HeldServer {
  readonly admin: (options?: ConfidentOptions) => ConfidentAdmin;
  /** Waits for the next request. */
  readonly next: () => Promise<Respond>;
  /** The requests that wait for a response, such as `PUT https://api.example to p1`. */
  readonly waiting: () => Promise<string[]>;
}

let servers = 0;

export function createHeldServer(): HeldServer {
  // One per test, so that a failing test does not block the next one.
  const baseUrl = `https://${++servers}.example.test`;
  const held: { request: string; respond: Respond }[] = [];
  const fetch = (url: unknown, init?: RequestInit) =>
    new Promise<Response>((resolve, reject) => {
      init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
      const respond = (response = new Response(SUCCESS)) => resolve(response);
      const request = `${init?.method} ${url}`.replace("/v1/organization/policies/", " to ");
      held.push({ request, respond });
    });
  return {
    admin: (options) => new ConfidentAdmin({ apiKey: API_KEY, baseUrl, fetch, ...options }),
    next: () =>
      vi.waitFor(() => {
        const next = held.shift();
        if (!next) {
          throw new Error("no request arrived");
        }
        return next.respond;
      }),
    waiting: async () => {
      await pause(20);
      return held.map(({ request }) => request);
    },
  };
}

export function update(admin: ConfidentAdmin, id = "p1", options = {}): Promise<unknown> {
  return admin.policies.update(id, INPUT, options);
}
