import type { ApiKey, ApiKeyInput } from "@confident-admin/core";
import type { PreviewContext } from "../cache/resource.ts";

/** How the API redacts a key: asterisks, then the last six characters. */
const MASK = "*".repeat(15);
const SHOWN = 6;

/** Returns the fields of an API key as a change will leave them. */
export function previewApiKey(
  variables: ApiKeyInput & { readonly apiKey?: object },
  { kind, submittedAt }: PreviewContext,
): object {
  const created_at = new Date(submittedAt).toISOString();
  return kind === "create"
    ? { name: variables.name, valid: true, value: MASK, created_at }
    : { ...variables.apiKey };
}

/** Redacts an API key as the API does, so that no cache has its value. */
export function redactApiKey(apiKey: ApiKey): ApiKey {
  const { value, shadowValue } = apiKey;
  return {
    ...apiKey,
    value: redact(value),
    ...(shadowValue && { shadowValue: redact(shadowValue) }),
  };
}

function redact(value: string): string {
  // A short value would show too much of itself.
  const end = value.length > 2 * SHOWN ? value.slice(-SHOWN) : "";
  return value.startsWith("*") ? value : MASK + end;
}
