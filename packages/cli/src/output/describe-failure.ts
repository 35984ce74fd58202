import type { Problem } from "@confident-admin/access";
import { isConfidentError } from "@confident-admin/core";
import { UsageError } from "../arguments/usage-error.ts";
import { type Ending, isEnding } from "../exit-codes.ts";
import type { Outcome } from "../outcome.ts";
import { describeProblems } from "./problems.ts";

/** Turns a failure into the outcome of the command. */
export function describeFailure(
  error: unknown,
  signal: AbortSignal,
  command: string | null,
): Outcome {
  const ending = signal.aborted ? "interrupted" : endingOf(error);
  const hint = isUnreachable(error)
    ? " Check the network, and CONFIDENT_BASE_URL if you set it."
    : "";
  const message = ending === "interrupted" ? "Interrupted." : messageOf(error) + hint;
  const { changes, problems, brakes } = (error ?? {}) as Details;
  return {
    ending,
    text: "",
    notes: [...notesOf(message, { changes, problems }), ...helpFor(ending, command)],
    data: { error: { code: ending, message, changes, problems, brakes } },
  };
}

/** What some errors have besides a message. */
interface Details {
  readonly problems?: readonly Problem[] | undefined;
  readonly changes?: readonly string[] | undefined;
  readonly brakes?: unknown;
}

function notesOf(message: string, { problems, changes = [] }: Details): string[] {
  if (problems) {
    return describeProblems(problems);
  }
  const details = changes.map((change) => `  ${change}`);
  const sentence = message.replace(changes.join(" "), "").trim(); // the message lists them too
  return [sentence, ...details];
}

function helpFor(ending: Ending, command: string | null): string[] {
  const name = command === null ? "" : `${command} `;
  return ending === "usage" ? [`Help: confident-access ${name}--help`] : [];
}

function endingOf(error: unknown): Ending {
  if (error instanceof UsageError) {
    return "usage";
  }
  if (isConfidentError(error)) {
    const isRejected = "status" in error && (error.status === 401 || error.status === 403);
    return isRejected ? "rejected" : "unexpected";
  }
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return isEnding(code) ? code : "unexpected";
}

function messageOf(error: unknown): string {
  return toPlainWords(error instanceof Error ? error.message : String(error));
}

/** OpenSSL's report: an error number, the reason, and a line of its source. */
const OPENSSL = /[0-9A-F]{8,}:error:[0-9A-F]+:[^:]*:[^:]*:([^:]+):[^:\s]*:\d+:\S*/g;

/** Core's messages name its options and quote OpenSSL. */
function toPlainWords(message: string): string {
  return message
    .replaceAll("Set baseUrl to", "Set CONFIDENT_BASE_URL to")
    .replaceAll(", or pass a fetch that allows it", " in CONFIDENT_BASE_URL")
    .replaceAll(OPENSSL, "$1")
    .replaceAll(/\s*\n/g, "\n");
}

/** Whether no connection to the server came about. */
function isUnreachable(error: unknown): boolean {
  const { cause } = (error ?? {}) as Error;
  return isConfidentError(error)
    ? error.name === "ConfidentConnectionError" && error.delivery === "unsent"
    : cause !== undefined && isUnreachable(cause);
}
