import { ConfidentArgumentError } from "../errors.ts";
import type { ApiKeyInput, ApiKeyUpdate } from "../types.gen.ts";
import { checkName } from "./check-name.ts";

/** The fields that an API key must have. */
export const API_KEY = { id: "integer", valid: "boolean", value: "string" } as const;

/** @throws {ConfidentArgumentError} if the name is not a string, or is empty or only whitespace. */
export function checkApiKey(apiKey: ApiKeyInput): ApiKeyInput {
  checkName("An API key", apiKey?.name);
  return apiKey;
}

/**
 * Returns a copy, so that later changes by the caller are not sent unchecked.
 *
 * @throws {ConfidentArgumentError} if `valid` is not a boolean.
 */
export function checkApiKeyUpdate(apiKey: ApiKeyUpdate): ApiKeyUpdate {
  if (typeof apiKey?.valid !== "boolean") {
    throw new ConfidentArgumentError("valid must be true or false.");
  }
  return { ...apiKey };
}
