import { ConfidentConfigError } from "../errors.ts";
import { NOT_A_HEADER_VALUE } from "./headers.ts";

const WHERE = "Find your organization's key at https://app.confident-ai.com, under Settings.";

const PROJECT_KEY = /^confident_(?:[a-z]{2}_(?!org_)|proj_)/;

/**
 * Returns the key as it can be sent. The error messages never contain it, because they end up in logs.
 *
 * @throws {ConfidentConfigError} if the key is missing, is a project key, or cannot be sent.
 */
export function checkApiKey(apiKey: unknown): string {
  const key = typeof apiKey === "string" ? apiKey.trim() : "";
  if (!key) {
    throw new ConfidentConfigError(
      `No API key: pass apiKey, or set CONFIDENT_ORG_API_KEY. ${WHERE}`,
    );
  }
  if (NOT_A_HEADER_VALUE.test(key)) {
    throw new ConfidentConfigError(
      `The API key contains a line break or another character that keys never have. ${WHERE}`,
    );
  }
  if (PROJECT_KEY.test(key)) {
    throw new ConfidentConfigError(
      `This is a project key; an organization key is required. ${WHERE}`,
    );
  }
  return key;
}
