import { ConfidentConfigError } from "../errors.ts";
import { NOT_A_HEADER_VALUE } from "./headers.ts";
import { QUOTED } from "./setting.ts";

const WHERE = "Find your organization's key at https://app.confident-ai.com, under Settings.";
/** What to do if there is no key, by source. All other sources are environment variables. */
const ADVICE: Readonly<Record<string, string>> = {
  apiKey: "It must be a non-empty string.",
  "the apiKey function": "It must return a non-empty string.",
};

const PROJECT_KEY = /^confident_(?:[a-z]{2}_(?!org_)|proj_)/;
/** What users sometimes copy together with the key: a command, a scheme, a name, a placeholder, JSON. */
const PREFIXED =
  /^(?:(?:export|set|bearer|basic|token|(?:api-?)?key)\s|[\w-]*(?:key|authorization)\s*[:=]\s*[^\s=]|\$?\{|<)/i;
/**
 * What env files and shells sometimes leave in a value: a comment, a second key, a separator, an escape, an unset
 * variable.
 */
const REMAINS = /confident_\S*\s|\sconfident_|\s#|[,;]$|\\[nr]|^\$|^%.+%$|^(?:undefined|null)$/i;

/**
 * Returns the key, ready to send. Error messages end up in logs, so they never contain it.
 *
 * @param source - the option, variable or function that the key comes from
 * @throws {ConfidentConfigError} if the key is missing, is a project key, or cannot be sent.
 */
export function checkApiKey(apiKey: unknown, source: string): string {
  const key = typeof apiKey === "string" ? apiKey.trim() : "";
  const problem = key ? problemOf(key, source) : missing(source);
  if (problem) {
    throw new ConfidentConfigError(`${problem} ${WHERE}`);
  }
  return key;
}

function missing(source: string): string {
  return `No API key from ${source}. ${ADVICE[source] ?? "Set it, or pass apiKey."}`;
}

function problemOf(key: string, source: string): string | undefined {
  const isUnsendable = NOT_A_HEADER_VALUE.test(key);
  if (QUOTED.test(key) || PREFIXED.test(key) || (!isUnsendable && REMAINS.test(key))) {
    return `${source}: Set only the key, without quotes, "Bearer", comments or a variable's name. Docker's --env-file keeps quotes.`;
  }
  if (isUnsendable) {
    return `${source}: The API key contains a line break or another character that keys never have.`;
  }
  return PROJECT_KEY.test(key)
    ? `${source}: This is a project key; an organization key is required.`
    : undefined;
}
