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
/** What every operation on policies takes for a success. */
export const SUCCESS = JSON.stringify({
  success: true,
  data: { policies: [], policy: POLICY, id: "p1", deleted: true },
});

/** One operation for each method. */
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
/** Asks to be asked again at once, so that a test need not wait. */
export const NOW = { "retry-after": "0" };

export function adminOf(
  { url }: { readonly url: string },
  options?: ConfidentOptions,
): ConfidentAdmin {
  return new ConfidentAdmin({ apiKey: API_KEY, baseUrl: url, ...options });
}

/** What the call fails with. */
export async function failureOf(call: Promise<unknown>): Promise<Error> {
  const outcome = await call.then(
    (value) => new Error(`It succeeded with ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  if (!isConfidentError(outcome)) {
    throw new Error("This is none of the package's errors", { cause: outcome });
  }
  return outcome;
}

/** What the call fails with, and after how many milliseconds. */
export async function timedFailureOf(
  call: Promise<unknown>,
): Promise<{ error: Error; elapsed: number }> {
  const started = performance.now();
  const error = await failureOf(call);
  return { error, elapsed: performance.now() - started };
}

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));

/** Answers. */
export function reply(
  status: number,
  body: string | Uint8Array = "",
  headers: OutgoingHttpHeaders = {},
): Step {
  return (answer) => answer.writeHead(status, headers).end(body);
}

/** A success that says that its endpoint will go away. */
export const DEPRECATED = SUCCESS.replace("{", '{"deprecated":true,');

export const succeed: Step = reply(200, SUCCESS);
/** Resets the connection without an answer. */
export const reset: Step = (answer) => answer.socket?.resetAndDestroy();
/** Closes the connection without an answer. */
export const hangUp: Step = (answer) => answer.socket?.destroy();
/** Closes the connection in the middle of the body. */
export const cut: Step = (answer) => {
  answer.writeHead(200, { "content-length": SUCCESS.length });
  answer.write(SUCCESS.slice(0, 20), () => answer.socket?.destroy());
};
/** Never answers. */
export const keepSilent: Step = () => {};
