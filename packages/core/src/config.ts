import { checkApiKey } from "./api-key.ts";
import { checkBaseUrl, isRelative, regionOfKey, regionUrl } from "./base-url.ts";
import { ConfidentConfigError } from "./errors.ts";
import type { ApiKey, ConfidentOptions } from "./options.ts";

/** What a client talks to, and as whom. */
export interface Config {
  readonly baseUrl: string;
  readonly apiKey: ApiKey | undefined;
}

/**
 * Options over environment over defaults. What the code says beats what the machine says, so a `region`
 * in the options wins over `CONFIDENT_BASE_URL`.
 *
 * @throws {ConfidentConfigError} if there is no usable key or base URL.
 */
export function resolveConfig(options: ConfidentOptions): Config {
  const baseUrl =
    options.baseUrl ?? (options.region ? undefined : environment("CONFIDENT_BASE_URL"));
  const apiKey = resolveApiKey(options, baseUrl);
  if (apiKey && isBrowser() && !options.dangerouslyAllowBrowser) {
    const message =
      'An organization key in a browser can be read by anyone. Set baseUrl to a proxy, such as "/api/confident", and no apiKey.';
    throw new ConfidentConfigError(message, { delivery: "unsent" });
  }
  if (baseUrl !== undefined) {
    return { apiKey, baseUrl: checkBaseUrl(baseUrl, options.dangerouslyAllowHttp) };
  }
  const region = options.region ?? environment("CONFIDENT_REGION") ?? regionOfKey(apiKey) ?? "US";
  return { apiKey, baseUrl: regionUrl(region) };
}

function resolveApiKey({ apiKey }: ConfidentOptions, baseUrl?: string): ApiKey | undefined {
  if (apiKey === null || (apiKey === undefined && baseUrl && isRelative(baseUrl.trim()))) {
    return undefined;
  }
  if (typeof apiKey === "function") {
    return apiKey;
  }
  // deepeval's CONFIDENT_API_KEY is a project's key: never looked at.
  return checkApiKey(apiKey ?? environment("CONFIDENT_ORG_API_KEY"));
}

function environment(name: string): string | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return process?.env?.[name]?.trim() || undefined;
}

// A page has a document, a worker can import scripts; no server runtime has either.
function isBrowser(): boolean {
  return typeof document === "object" || "importScripts" in globalThis;
}
