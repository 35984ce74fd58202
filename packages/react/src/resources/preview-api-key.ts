import type { ApiKey, ApiKeyInput } from "@confident-admin/core";
import type { PreviewContext } from "../cache/resource.ts";

/** How the API redacts a key: asterisks, then the last six characters. */
const MASK = "*".repeat(15);
const SHOWN = 6;

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

/** Redacts an API key as the API does, so that its value never enters a cache. */
export function redactApiKey(apiKey: ApiKey): ApiKey {
  const { value, shadowValue } = apiKey;
  return {
    ...apiKey,
    value: redact(value),
    ...(shadowValue && { shadowValue: redact(shadowValue) }),
  };
}

function redact(value: string): string {
  // The last characters of a short value would reveal too much.
  const end = value.length > 2 * SHOWN ? value.slice(-SHOWN) : "";
  return value.startsWith("*") ? value : MASK + end;
}
