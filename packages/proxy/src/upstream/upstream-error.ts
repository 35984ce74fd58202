import { type AnyConfidentError, isConfidentError } from "@confident-admin/core";
import { isPermanent } from "@confident-admin/core/internal";
import type { AllowOptions } from "../allow-options.ts";
import { HttpError } from "../http-error.ts";

/**
 * Tells the client in the page not to retry. The client cannot distinguish this 502 from one that is worth a retry, and
 * a retry could duplicate a successful write.
 */
export const DO_NOT_RETRY = { "x-should-retry": "false" } as const;

/** An allowed request that failed at the API or on the way to it. */
export class UpstreamError extends HttpError {
  readonly upstreamStatus: number | undefined;
  /** The check that failed, if the operation itself was not sent. */
  failedCheck?: keyof AllowOptions;

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

/** Converts an error of core into one for the caller. */
export function toHttpError(thrown: unknown): HttpError {
  const error = isConfidentError(thrown) ? thrown : undefined;
  switch (error?.name) {
    case "ConfidentArgumentError":
      return new HttpError(400, "The path contains an id that cannot be sent.");
    case "ConfidentAbortError":
      return toUpstreamError(thrown, 499, "The caller closed the connection.");
    case "ConfidentTimeoutError":
      return toUpstreamError(thrown, 504, "The API did not respond in time.");
    default: {
      // Only errors about a response have a status.
      const status = error && "status" in error ? error.status : undefined;
      const message = "The API cannot be reached, or it sent an invalid response.";
      const headers = !error || canRetry(error) ? {} : DO_NOT_RETRY;
      return toUpstreamError(thrown, 502, message, status, headers);
    }
  }
}

// A retry cannot fix an invalid response, a certificate or this server's configuration.
function canRetry(error: AnyConfidentError): boolean {
  return error.name === "ConfidentConnectionError" && !isPermanent(error.code);
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
