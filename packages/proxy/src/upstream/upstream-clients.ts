import {
  type ConfidentClient,
  ConfidentConfigError,
  createConfidentClient,
} from "@confident-admin/core";
import { fromEnvironment, redactText, spellingsOf } from "@confident-admin/core/internal";
import type { ResolvedOptions } from "../resolve-options.ts";
import { runCallback } from "../run-callback.ts";

/** A client with a key. The functions never expose the key. */
export interface UpstreamClient {
  readonly client: ConfidentClient;
  /** Redacts the key. */
  readonly redact: (text: string) => string;
  /** Whether the key starts with these characters. */
  readonly startsWith: (start: string) => boolean;
  /** Whether the key ends with these characters or, if it is shorter, whether they end with the key. */
  readonly endsWith: (end: string) => boolean;
}

/** Returns the client for a principal. */
export type GetClient<Principal> = (
  principal: Principal,
) => UpstreamClient | Promise<UpstreamClient>;

/**
 * Creates one client for a fixed key, or one per request if `apiKey` is a function.
 *
 * @throws {ConfidentConfigError} if the key, the base URL or the region is invalid.
 */
export function createClientProvider<Principal>(
  options: ResolvedOptions<Principal>,
): GetClient<Principal> {
  const { apiKey } = options;
  if (typeof apiKey === "function") {
    createClient(() => "", options); // reports invalid options now instead of at the first request
    return async (principal) =>
      withKey(await runCallback("apiKey", () => apiKey(principal)), options);
  }
  const client = withKey(apiKey, options);
  return () => client;
}

function withKey<Principal>(apiKey: unknown, options: ResolvedOptions<Principal>): UpstreamClient {
  // Always pass a string. Otherwise core would read the environment, which could contain another tenant's key.
  const secret = typeof apiKey === "string" ? apiKey.trim() : "";
  const client = createClient(secret, options);
  const spellings = spellingsOf(secret);
  return {
    client,
    redact: (text) => redactText(text, spellings),
    startsWith: (start) => secret.startsWith(start),
    endsWith: (end) => end.endsWith(secret.slice(-end.length)),
  };
}

function createClient<Principal>(
  apiKey: string | (() => string),
  { baseUrl, region, fetch, timeout, dangerouslyAllowHttp }: ResolvedOptions<Principal>,
): ConfidentClient {
  // Core would resolve a path against the page's origin, which a server does not have.
  const inherited = region ? undefined : fromEnvironment("CONFIDENT_BASE_URL")?.value;
  if (/^\s*\//.test(`${baseUrl ?? inherited ?? ""}`)) {
    throw new ConfidentConfigError(
      "baseUrl (or CONFIDENT_BASE_URL) must be the API's URL, such as https://api.confident-ai.com. Use basePath for the path where the handler is mounted.",
    );
  }
  return createConfidentClient({
    apiKey,
    baseUrl,
    region,
    fetch,
    timeout,
    dangerouslyAllowHttp,
    // The client in the browser retries, and TanStack Query might too. Another layer would multiply the requests.
    retries: 0,
    onDeprecated: () => {},
  });
}
