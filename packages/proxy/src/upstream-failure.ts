import { isConfidentError } from "@confident-admin/core";
import { Refusal } from "./refusal.ts";

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
