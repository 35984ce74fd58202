import { ConfidentConfigError } from "../errors.ts";
import { NOT_A_HEADER_VALUE } from "./headers.ts";

const WHERE = "Find the organization's key at https://app.confident-ai.com, Settings.";

const PROJECT_KEY = /^confident_(?:[a-z]{2}_(?!org_)|proj_)/;

/**
 * The key as it can be sent. The messages never repeat it: they end up in logs.
 *
 * @throws {ConfidentConfigError} if the key is missing, a project's, or not sendable.
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
      `The API key has a line break or another character that no key has. ${WHERE}`,
    );
  }
  if (PROJECT_KEY.test(key)) {
    throw new ConfidentConfigError(
      `This is a project's API key, which may do nothing here. ${WHERE}`,
    );
  }
  return key;
}
