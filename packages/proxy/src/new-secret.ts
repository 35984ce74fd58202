import type { Operation } from "@confident-admin/spec/operations";
import { segmentsOf } from "./path-template.ts";

/** Whether an operation returns a new secret, such as an API key. Groups and resources never include it. */
export function returnsNewSecret(operation: Operation): boolean {
  const { method, secrets } = operation;
  const segments = segmentsOf(operation);
  const creates = method === "POST" || (method !== "GET" && segments.at(-1) === "rotate");
  // The API sends the token of an invitation by email, so the page does not need it.
  return secrets.length > 0 && creates && !segments.includes("invitations");
}

/** Whether the operation's purpose is to return the new secret. A new project's key is only an additional value. */
export function isLostIfRedacted(operation: Operation): boolean {
  const hasSeveralValues = operation.creates !== undefined && operation.value === undefined;
  return returnsNewSecret(operation) && !hasSeveralValues;
}
