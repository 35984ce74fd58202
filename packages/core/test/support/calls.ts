import type { OutgoingHttpHeaders } from "node:http";
import {
  type CallOptions,
  ConfidentAdmin,
  type ConfidentOptions,
  isConfidentError,
} from "../../src/index.ts";
import type { Step } from "./servers.ts";

export const API_KEY = "confident_us_org_0123456789";
export const POLICY = { id: "p1", name: "Billing" };
export const INPUT = { name: "Billing", permissionIds: ["perm-1"] };
/** A body that every policy operation accepts. */
export const SUCCESS = JSON.stringify({
  success: true,
  data: { policies: [], policy: POLICY, id: "p1", deleted: true },
});

/** One operation per method. */
export const operations = {
  GET: (admin: ConfidentAdmin, options?: CallOptions) => admin.policies.list(options),
  PUT: (admin: ConfidentAdmin, options?: CallOptions) =>
    admin.policies.update("p1", INPUT, options),
  DELETE: (admin: ConfidentAdmin, options?: CallOptions) => admin.policies.delete("p1", options),
  POST: (admin: ConfidentAdmin, options?: CallOptions) => admin.policies.create(INPUT, options),
};
export type Method = keyof typeof operations;
export const METHODS = Object.keys(operations) as Method[];
export const IDEMPOTENT = ["GET", "PUT", "DELETE"] as const;
/** Asks for an immediate retry, so that tests do not wait. */
export const NOW = { "retry-after": "0" };

export function adminOf(
  { url }: { readonly url: string },
  options?: ConfidentOptions,
): ConfidentAdmin {
  return new ConfidentAdmin({ apiKey: API_KEY, baseUrl: url, ...options });
}

/** Returns the error that the call rejects with. */
export async function failureOf(call: Promise<unknown>): Promise<Error> {
  const outcome = await call.then(
    (value) => new Error(`The call succeeded with ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  if (!isConfidentError(outcome)) {
    throw new Error("The call rejected with a foreign error", { cause: outcome });
  }
  return outcome;
}

/** Returns the error that the call rejects with, and the time until then in milliseconds. */
export async function timedFailureOf(
  call: Promise<unknown>,
): Promise<{ error: Error; elapsed: number }> {
  const started = performance.now();
  const error = await failureOf(call);
  return { error, elapsed: performance.now() - started };
}

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));

/** Sends a complete response. */
export function reply(
  status: number,
  body: string | Uint8Array = "",
  headers: OutgoingHttpHeaders = {},
): Step {
  return (response) => response.writeHead(status, headers).end(body);
}

/** A success of a deprecated endpoint. */
export const DEPRECATED = SUCCESS.replace("{", '{"deprecated":true,');

export const succeed: Step = reply(200, SUCCESS);
/** Resets the connection without a response. */
export const reset: Step = (response) => response.socket?.resetAndDestroy();
/** Closes the connection without a response. */
export const hangUp: Step = (response) => response.socket?.destroy();
/** Closes the connection in the middle of the body. */
export const cut: Step = (response) => {
  response.writeHead(200, { "content-length": SUCCESS.length });
  response.write(SUCCESS.slice(0, 20), () => response.socket?.destroy());
};
/** Keeps the connection open and never responds. */
export const keepSilent: Step = () => {};
