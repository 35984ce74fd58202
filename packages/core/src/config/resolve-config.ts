import { ConfidentConfigError } from "../errors.ts";
import type { ApiKeyOption, ConfidentOptions } from "../options.ts";
import { isBrowser } from "../utils/is-browser.ts";
import { checkApiKey } from "./api-key.ts";
import { checkBaseUrl, keyUrl, regionUrl } from "./base-url.ts";
import { settingOf } from "./setting.ts";

/** A client's key and base URL. */
export interface Config {
  readonly apiKey: ApiKeyOption | undefined;
  /** Returns the base URL for a key. */
  readonly baseUrl: (key: string | undefined) => string;
}

/**
 * Combines options, environment variables and defaults. Options take precedence over environment variables, so the
 * option `region` overrides `CONFIDENT_BASE_URL`.
 *
 * @throws {ConfidentConfigError} if the key is missing, the key, base URL or region is invalid, or a browser must not
 * use the key.
 */
export function resolveConfig(options: ConfidentOptions): Config {
  const { region, dangerouslyAllowHttp, dangerouslyAllowBrowser } = options;
  const url = settingOf(options, "baseUrl", region === undefined ? "CONFIDENT_BASE_URL" : "");
  const fixed = url && checkBaseUrl(url, dangerouslyAllowHttp);
  const apiKey = resolveApiKey(options, fixed);
  if (apiKey && isBrowser() && !dangerouslyAllowBrowser) {
    throw new ConfidentConfigError(
      'Anyone can read an organization key in a browser. Set baseUrl to a proxy, such as "/api/confident", and pass no apiKey.',
    );
  }
  if (fixed !== undefined) {
    return { apiKey, baseUrl: () => fixed };
  }
  const named = settingOf(options, "region", "CONFIDENT_REGION");
  const server = named && regionUrl(named);
  return { apiKey, baseUrl: (key) => server ?? keyUrl(key) };
}

function resolveApiKey(options: ConfidentOptions, baseUrl?: string): ApiKeyOption | undefined {
  const { apiKey } = options;
  if (apiKey === null || (apiKey === undefined && baseUrl?.startsWith("http") === false)) {
    return undefined; // a proxy adds the key
  }
  if (typeof apiKey === "function") {
    return apiKey;
  }
  // CONFIDENT_API_KEY is deepeval's project key, so it is not read.
  const variable = "CONFIDENT_ORG_API_KEY";
  const { value, source } = settingOf(options, "apiKey", variable) ?? {
    value: "",
    source: variable,
  };
  return checkApiKey(value, source);
}
