import {
  type ConfidentClient,
  ConfidentError,
  isConfidentError,
  openapiFetch,
} from "@confident-admin/core";
import type { Match } from "./match-operation.ts";
import type { Operation } from "./operation.ts";
import { operations } from "./operations.gen.ts";
import { json, Refusal } from "./refusal.ts";

const PASSED_ON = ["x-request-id", "traceparent", "tracestate"];
const PASSED_BACK = ["retry-after", "x-request-id", "request-id"];
const WRONG_KEY = [401, 403];
const BODILESS = [204, 205];

/** What the API answered, made fit for a browser. */
export interface Upstream {
  readonly response: Response;
  readonly status: number;
}

/**
 * Sends an operation to the API and keeps what may leave of its answer.
 *
 * @param hide - takes the key out of a text
 * @throws {Refusal} if the API cannot be reached, or answers what must not be shown.
 */
export async function callUpstream(
  client: ConfidentClient,
  { operation, params }: Match,
  body: unknown,
  { headers, signal }: Request,
  hide: (text: string) => string,
): Promise<Upstream> {
  const { method, path } = operations[operation] as Operation;
  const request = openapiFetch(client).request as unknown as (
    method: string,
    path: string,
    init: object,
  ) => Promise<{ data?: unknown; error?: unknown; response: Response }>;
  const answer = await request(method, path, {
    params: { path: params },
    body,
    signal,
    parseAs: "text",
    headers: pick(headers, PASSED_ON),
  }).catch((error: unknown) => {
    throw refusalOf(error);
  });
  const { status } = answer.response;
  if (WRONG_KEY.includes(status)) {
    throw new UpstreamRefusal(502, "The API does not accept this server's key.", status);
  }
  const back = pick(answer.response.headers, PASSED_BACK, hide);
  const value = BODILESS.includes(status) ? undefined : readable(answer, hide);
  if (value === undefined && !BODILESS.includes(status)) {
    const shown = status < 400 ? 502 : status;
    throw new UpstreamRefusal(shown, "The API's answer cannot be read.", status, back);
  }
  return { response: json(status, value, back), status };
}

/** A refusal that comes after the API has answered. */
export class UpstreamRefusal extends Refusal {
  readonly upstreamStatus: number | undefined;

  constructor(
    status: number,
    message: string,
    upstreamStatus: number | undefined,
    headers?: Readonly<Record<string, string>>,
  ) {
    super(status, message, headers);
    this.upstreamStatus = upstreamStatus;
  }
}

function readable(
  { data, error }: { data?: unknown; error?: unknown },
  hide: (text: string) => string,
): unknown {
  const body = data ?? error;
  try {
    const value: unknown = typeof body === "string" ? JSON.parse(body) : body;
    // Written anew, so that no way of escaping it can carry the key past its search.
    return JSON.parse(hide(JSON.stringify(value)));
  } catch {
    return undefined;
  }
}

function refusalOf(error: unknown): Refusal {
  const name = isConfidentError(error) ? error.name : undefined;
  const status =
    error instanceof ConfidentError && "status" in error ? Number(error.status) : undefined;
  switch (name) {
    case "ConfidentArgumentError":
      return new Refusal(400, "An id in the path cannot be sent.");
    case "ConfidentAbortError":
      return new UpstreamRefusal(499, "The caller went away.", status);
    case "ConfidentTimeoutError":
      return new UpstreamRefusal(504, "The API did not answer in time.", status);
    case "ConfidentConfigError":
      return new Refusal(500, "This server's key for the API cannot be used.");
    default:
      return new UpstreamRefusal(
        502,
        "The API cannot be reached, or its answer cannot be read.",
        status,
      );
  }
}

function pick(
  headers: Headers,
  names: readonly string[],
  change: (text: string) => string = (text) => text,
): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, change(value)]];
    }),
  );
}
