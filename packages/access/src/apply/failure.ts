import { type ConfidentApiError, isConfidentError } from "@confident-admin/core";
import { AccessError } from "../model/errors.ts";

/** Request timeout, server error, bad gateway, maintenance, gateway timeout: the request may have been executed. */
const MAY_HAVE_RUN: ReadonlySet<number> = new Set([408, 500, 502, 503, 504]);

/** What the error of a write says. */
export type Failure =
  /** The server may have executed the request. */
  | "lost"
  /** The server rejects the key. */
  | "rejected"
  /** Something exists already, or is in use. */
  | "conflict"
  /** The object does not exist. */
  | "missing"
  /** The server did not execute the request. */
  | "failed";

/** Tells what the error of a write says. */
export function failureOf(error: unknown): Failure {
  if (!isConfidentError(error)) {
    return "failed";
  }
  if (error.name === "ConfidentApiError") {
    return failureOfStatus(error);
  }
  // A success that cannot be read was executed all the same.
  return error.delivery === "unknown" || error.name === "ConfidentResponseError"
    ? "lost"
    : "failed";
}

function failureOfStatus({ status }: ConfidentApiError): Failure {
  if (status === 401 || status === 403) {
    return "rejected";
  }
  if (status === 404) {
    return "missing";
  }
  return status === 409 ? "conflict" : MAY_HAVE_RUN.has(status) ? "lost" : "failed";
}

/** Whether nothing is known about a lost request. An answer that says «failed» is at least something. */
export function isUnanswered(error: unknown): boolean {
  return isConfidentError(error) && error.delivery === "unknown";
}

/** Returns the message of an error. Messages of core contain no keys; those of others are not shown. */
export function messageOf(error: unknown): string {
  return isConfidentError(error) || error instanceof AccessError || error instanceof TypeError
    ? error.message
    : "An unexpected error occurred.";
}
