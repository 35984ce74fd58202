import type { OperationTable } from "@confident-admin/spec/operations";
import type { AuditEvent, ConfidentHandlerOptions } from "./options.ts";
import { deepFreeze } from "./request/deep-freeze.ts";
import { redactSecrets } from "./upstream/redact-secrets.ts";

/** The audit event so far, and the names of the request's secret fields. */
export type Progress<Principal> = {
  -readonly [Key in keyof AuditEvent<Principal>]?: AuditEvent<Principal, OperationTable>[Key];
} & { secrets?: readonly string[] };

/** Calls `onAudit` and waits for it. */
export async function reportAudit<Principal>(
  { onAudit }: Pick<ConfidentHandlerOptions<Principal, OperationTable>, "onAudit">,
  progress: Progress<Principal>,
  status: number,
): Promise<void> {
  const { principal, operation, params = {}, query = {}, body, secrets = [] } = progress;
  const {
    createdId,
    outcome = "failed",
    replayed = false,
    upstreamStatus,
    failedCheck,
    error,
  } = progress;
  const redact = <T>(value: T) => deepFreeze(redactSecrets(value, secrets)) as T;
  const sent = { params: redact(params), query: redact(query), body: redact(body) };
  const result = { createdId, outcome, replayed, status, upstreamStatus, failedCheck, error };
  try {
    await onAudit?.({ principal, operation, ...sent, ...result });
  } catch {
    // A broken log must not make a completed request look like a failure.
  }
}
