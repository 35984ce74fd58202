import { openapiFetch } from "@confident-admin/core";
import type { KeyedClient } from "./clients.ts";
import type { Match } from "./match-operation.ts";
import type { Operation } from "./operation.ts";
import { operations } from "./operations.gen.ts";
import { json } from "./responses.ts";
import { NOT_AGAIN, refusalOf, UpstreamFailure } from "./upstream-failure.ts";

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
  /** The id of what has been made, if the answer says it. */
  readonly createdId: string | undefined;
}

/** What openapi-fetch answers when it is asked for text. */
interface Answer {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
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
  const { method, path, creates }: Operation = operations[operation];
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
  return toUpstream(answer, creates, hide);
}

function toUpstream(
  answer: Answer,
  creates: string | undefined,
  hide: KeyedClient["hide"],
): Upstream {
  const { status, ok, headers } = answer.response;
  if (WRONG_KEY.includes(status)) {
    throw new UpstreamFailure(502, "The API does not accept this server's key.", status, NOT_AGAIN);
  }
  const back = pick(headers, PASSED_BACK, hide);
  if (BODILESS.includes(status)) {
    const response = json(status, undefined, back);
    return { response, status, succeeded: true, createdId: undefined };
  }
  const value = readObject(answer, hide);
  // Core hands on statuses that no Response can be made with, such as 999.
  if (!value || status > 599) {
    throw unreadable(status, back);
  }
  const succeeded = ok && value["success"] !== false;
  const createdId = succeeded ? idOf(value["data"], creates) : undefined;
  return { response: json(status, value, back), status, succeeded, createdId };
}

// What says that it failed may have meant it, and be worth another try.
function unreadable(status: number, back: Record<string, string>): UpstreamFailure {
  const message = "The API's answer cannot be read.";
  return status >= 400 && status <= 599
    ? new UpstreamFailure(status, message, status, back)
    : new UpstreamFailure(502, message, status, { ...back, ...NOT_AGAIN });
}

function idOf(data: unknown, name: string | undefined): string | undefined {
  const { id } = Object(name && Object(data)[name]) as { id?: unknown };
  return typeof id === "string" && id ? id : undefined;
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
