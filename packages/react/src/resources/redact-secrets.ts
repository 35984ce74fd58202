import type { ApiKey, Invitation } from "@confident-admin/core";

/** How the API redacts a key: asterisks, then the last six characters. */
export const MASK: string = "*".repeat(15);
const SHOWN = 6;

type Secrets = Partial<Pick<ApiKey, "value" | "shadowValue"> & Pick<Invitation, "token">>;

/**
 * Redacts every field that the document marks with `x-secret`, so that no secret enters a cache: keys as the API does,
 * and the token for accepting an invitation completely.
 */
export function redactSecrets<Sent extends Secrets>({ token: _, ...sent }: Sent): Sent {
  const redacted = sent as Secrets;
  redacted.value &&= redact(redacted.value);
  redacted.shadowValue &&= redact(redacted.shadowValue);
  return redacted as Sent;
}

function redact(value: string): string {
  // The last characters of a short value would reveal too much.
  const end = value.length > 2 * SHOWN ? value.slice(-SHOWN) : "";
  return value.startsWith("*") ? value : MASK + end;
}
