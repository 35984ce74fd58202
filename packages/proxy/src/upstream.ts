import { isConfidentError, openapiFetch } from "@confident-admin/core";
import type { KeyedClient } from "./clients.ts";
import type { Match } from "./match-operation.ts";
import { operations } from "./operations.gen.ts";
import { Refusal } from "./refusal.ts";
import { json } from "./responses.ts";

const PASSED_ON = ["x-request-id", "traceparent", "tracestate"];
const PASSED_BACK = ["retry-after", "x-request-id", "request-id"];
const WRONG_KEY = [401, 403];
const BODILESS = [204, 205];

/** What the API answered, made fit for a browser. */
export interface Upstream {
  readonly response: Response;
  readonly status: number;
  /** Whether the operation has been done. */
  readonly succeeded: boolean;
}

/** What openapi-fetch answers when it is asked for text. */
interface Answer {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** Why a request that was let through came to nothing. */
export class UpstreamFailure extends Refusal {
  readonly upstreamStatus: number | undefined;

  constructor(
    status: number,
    message: string,
    upstreamStatus?: number,
    headers?: Readonly<Record<string, string>>,
  ) {
    super(status, message, headers);
    this.upstreamStatus = upstreamStatus;
  }
}

/**
 * Sends an operation to the API and keeps what may leave of its answer.
 *
 * @throws {UpstreamFailure} if the API cannot be reached, or answers what must not be shown.
 * @throws {Refusal} if an id cannot be sent.
 */
export async function callUpstream(
  { client, hide }: KeyedClient,
  { operation, params }: Match,
  body: unknown,
  { headers, signal }: Request,
): Promise<Upstream> {
  const { method, path } = operations[operation];
  const request = openapiFetch(client).request as unknown as (
    method: string,
    path: string,
    init: object,
  ) => Promise<Answer>;
  const init = {
    params: { path: params },
    body,
    signal,
    parseAs: "text",
    headers: pick(headers, PASSED_ON, (value) => value),
  };
  const answer = await request(method, path, init).catch((error: unknown) => {
    throw refusalOf(error);
  });
  return toUpstream(answer, hide);
}

function toUpstream(answer: Answer, hide: KeyedClient["hide"]): Upstream {
  const { status, ok, headers } = answer.response;
  if (WRONG_KEY.includes(status)) {
    throw new UpstreamFailure(502, "The API does not accept this server's key.", status);
  }
  const back = pick(headers, PASSED_BACK, hide);
  if (BODILESS.includes(status)) {
    return { response: json(status, undefined, back), status, succeeded: true };
  }
  const value = readObject(answer, hide);
  // Core hands on statuses that no Response can be made with, such as 999.
  if (!value || status > 599) {
    const shown = status < 400 || status > 599 ? 502 : status;
    throw new UpstreamFailure(shown, "The API's answer cannot be read.", status, back);
  }
  const succeeded = ok && value["success"] !== false;
  return { response: json(status, value, back), status, succeeded };
}

function readObject(
  { data, error }: Answer,
  hide: KeyedClient["hide"],
): Record<string, unknown> | undefined {
  const body = data ?? error;
  try {
    const value: unknown = typeof body === "string" ? JSON.parse(body) : body;
    // Written anew, so that no way of escaping it can carry the key past its search.
    const shown = JSON.parse(hide(JSON.stringify(value)));
    return typeof shown === "object" && shown !== null && !Array.isArray(shown) ? shown : undefined;
  } catch {
    return undefined;
  }
}

function refusalOf(error: unknown): Refusal {
  switch (isConfidentError(error) ? error.name : undefined) {
    case "ConfidentArgumentError":
      return new Refusal(400, "An id in the path cannot be sent.");
    case "ConfidentAbortError":
      return failureOf(error, 499, "The caller went away.");
    case "ConfidentTimeoutError":
      return failureOf(error, 504, "The API did not answer in time.");
    default: {
      const { status } = Object(error) as { status?: number };
      const message = "The API cannot be reached, or its answer cannot be read.";
      return failureOf(error, 502, message, status);
    }
  }
}

function failureOf(
  cause: unknown,
  status: number,
  message: string,
  upstreamStatus?: number,
): UpstreamFailure {
  return Object.assign(new UpstreamFailure(status, message, upstreamStatus), { cause });
}

function pick(
  headers: Headers,
  names: readonly string[],
  change: (value: string) => string,
): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, change(value)]];
    }),
  );
}
