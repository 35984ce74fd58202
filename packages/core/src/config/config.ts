import { ConfidentConfigError } from "../errors.ts";
import type { ApiKey, ConfidentOptions } from "../options.ts";
import { checkApiKey } from "./api-key.ts";
import { checkBaseUrl, isRelative, regionOfKey, regionUrl } from "./base-url.ts";

/** What a client talks to, and as whom. */
export interface Config {
  readonly apiKey: ApiKey | undefined;
  /** Where to send a request with this key. */
  readonly baseUrl: (key: string | undefined) => string;
}

/**
 * Options over environment over defaults. What the code says beats what the machine says, so a `region`
 * in the options wins over `CONFIDENT_BASE_URL`.
 *
 * @throws {ConfidentConfigError} if there is no usable key or base URL.
 */
export function resolveConfig(options: ConfidentOptions): Config {
  const url =
    options.baseUrl ??
    (options.region === undefined ? environment("CONFIDENT_BASE_URL") : undefined);
  const apiKey = resolveApiKey(options, url);
  if (apiKey && isBrowser() && !options.dangerouslyAllowBrowser) {
    const message =
      'An organization key in a browser can be read by anyone. Set baseUrl to a proxy, such as "/api/confident", and no apiKey.';
    throw new ConfidentConfigError(message);
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
  // deepeval's CONFIDENT_API_KEY is a project's key: never looked at.
  return typeof apiKey === "function"
    ? apiKey
    : checkApiKey(apiKey ?? environment("CONFIDENT_ORG_API_KEY"));
}

function environment(name: string): string | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return process?.env?.[name]?.trim() || undefined;
}

// A page has a document, a worker can import scripts; no server runtime has either.
function isBrowser(): boolean {
  return typeof document === "object" || "importScripts" in globalThis;
}
