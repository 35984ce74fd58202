import { isConfidentError } from "@confident-admin/core";
import { HttpError } from "../http-error.ts";

/**
 * Tells the client in the page not to retry. It sees only a 502 for what core would not retry, and every retry sends
 * the key again, perhaps for a write that has happened.
 */
export const DO_NOT_RETRY = { "x-should-retry": "false" } as const;

/** An allowed request that failed at the API, or on its way there. */
export class UpstreamError extends HttpError {
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

/** Converts an error of core's into one for the caller. */
export function toHttpError(error: unknown): HttpError {
  switch (isConfidentError(error) ? error.name : undefined) {
    case "ConfidentArgumentError":
      return new HttpError(400, "The path contains an id that cannot be sent.");
    case "ConfidentAbortError":
      return toUpstreamError(error, 499, "The caller closed the connection.");
    case "ConfidentTimeoutError":
      return toUpstreamError(error, 504, "The API did not respond in time.");
    default: {
      const { status } = Object(error) as { status?: number };
      const message = "The API cannot be reached, or its response cannot be read.";
      // Only errors about a response have a status.
      return toUpstreamError(error, 502, message, status, status === undefined ? {} : DO_NOT_RETRY);
    }
  }
}

function toUpstreamError(
  cause: unknown,
  status: number,
  message: string,
  upstreamStatus?: number,
  headers?: Readonly<Record<string, string>>,
): UpstreamError {
  return Object.assign(new UpstreamError(status, message, upstreamStatus, headers), { cause });
}
