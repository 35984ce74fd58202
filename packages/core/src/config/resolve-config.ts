import { ConfidentConfigError } from "../errors.ts";
import type { ApiKey, ConfidentOptions } from "../options.ts";
import { isBrowser } from "../utils/is-browser.ts";
import { checkApiKey } from "./api-key.ts";
import { checkBaseUrl, isRelative, regionOfKey, regionUrl } from "./base-url.ts";

/** Where a client sends its requests, and with which key. */
export interface Config {
  readonly apiKey: ApiKey | undefined;
  /** The server for a key. */
  readonly baseUrl: (key: string | undefined) => string;
}

/**
 * Combines options, environment and defaults. Options take precedence over the environment, so a `region` in the options
 * takes precedence over `CONFIDENT_BASE_URL`.
 *
 * @throws {ConfidentConfigError} if the key or the base URL is missing or invalid.
 */
export function resolveConfig(options: ConfidentOptions): Config {
  const url =
    options.baseUrl ??
    (options.region === undefined ? environment("CONFIDENT_BASE_URL") : undefined);
  const apiKey = resolveApiKey(options, url);
  if (apiKey && isBrowser() && !options.dangerouslyAllowBrowser) {
    throw new ConfidentConfigError(
      'Anyone can read an organization key in a browser. Set baseUrl to a proxy, such as "/api/confident", and pass no apiKey.',
    );
  }
  const fixed = url === undefined ? undefined : checkBaseUrl(url, options.dangerouslyAllowHttp);
  const region = options.region ?? environment("CONFIDENT_REGION");
  const server = fixed ?? (region === undefined ? undefined : regionUrl(region));
  return { apiKey, baseUrl: (key) => server ?? regionUrl(regionOfKey(key)) };
}

function resolveApiKey({ apiKey }: ConfidentOptions, baseUrl?: string): ApiKey | undefined {
  if (apiKey === null || (apiKey === undefined && isRelative(baseUrl))) {
    return undefined;
  }
  // CONFIDENT_API_KEY is deepeval's project key, so it is not read.
  return typeof apiKey === "function"
    ? apiKey
    : checkApiKey(apiKey ?? environment("CONFIDENT_ORG_API_KEY"));
}

function environment(name: string): string | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return process?.env?.[name]?.trim() || undefined;
}
