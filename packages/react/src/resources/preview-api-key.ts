import type { ApiKeyInput } from "@confident-admin/core";
import type { PreviewContext } from "../cache/resource.ts";
import { MASK } from "./redact-secrets.ts";

/** Returns the fields of an API key after a change. */
export function previewApiKey(
  variables: ApiKeyInput & { readonly apiKey?: object },
  { kind, submittedAt }: PreviewContext,
): object {
  const created_at = new Date(submittedAt).toISOString();
  return kind === "create"
    ? { name: variables.name, valid: true, value: MASK, created_at }
    : { ...variables.apiKey };
}

/** Returns the key of the query of one API key. */
export function apiKeyKey(
  { apiKeyId }: { readonly apiKeyId: number },
  mutationKey: readonly unknown[],
): unknown[] {
  return [...mutationKey.slice(0, -1), apiKeyId];
}
