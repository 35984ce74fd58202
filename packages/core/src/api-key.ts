import { ConfidentConfigError } from "./errors.ts";

const WHERE =
  "Find the organization API key at https://app.confident-ai.com: click the organization's name, then Settings.";

const PROJECT_KEY = /^confident_(?:[a-z]{2}_(?!org_)|proj_)/;
const NOT_A_HEADER_VALUE = /[^\x20-\x7e\xa0-\xff]/;

/**
 * The key as it can be sent. The messages never repeat it: they end up in logs.
 *
 * @throws {ConfidentConfigError} if the key is missing, a project's, or not sendable.
 */
export function checkApiKey(apiKey: unknown): string {
  const key = typeof apiKey === "string" ? apiKey.trim() : "";
  if (!key) {
    throw invalid(`No API key: pass apiKey, or set CONFIDENT_ORG_API_KEY. ${WHERE}`);
  }
  if (NOT_A_HEADER_VALUE.test(key)) {
    throw invalid(
      `The API key has a line break or another character that no key has. Copy it again. ${WHERE}`,
    );
  }
  if (PROJECT_KEY.test(key)) {
    throw invalid(`This is a project's API key; these operations need an organization's. ${WHERE}`);
  }
  return key;
}

function invalid(message: string): ConfidentConfigError {
  return new ConfidentConfigError(message, { delivery: "unsent" });
}
