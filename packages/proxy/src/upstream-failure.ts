import { isConfidentError } from "@confident-admin/core";
import { Refusal } from "./refusal.ts";

/**
 * What core would not repeat itself is not to be repeated by the client in the page either, which cannot tell from a
 * 502: each time the key goes out again, and perhaps a write that has been done.
 */
export const NOT_AGAIN = { "x-should-retry": "false" } as const;

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

/** What the caller is told of an error of core's. */
export function refusalOf(error: unknown): Refusal {
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
      // An error with a status is one about an answer.
      return failureOf(error, 502, message, status, status === undefined ? {} : NOT_AGAIN);
    }
  }
}

function failureOf(
  cause: unknown,
  status: number,
  message: string,
  upstreamStatus?: number,
  headers?: Readonly<Record<string, string>>,
): UpstreamFailure {
  return Object.assign(new UpstreamFailure(status, message, upstreamStatus, headers), { cause });
}
