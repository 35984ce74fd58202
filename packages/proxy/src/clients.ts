import {
  type ConfidentClient,
  ConfidentConfigError,
  createConfidentClient,
} from "@confident-admin/core";
import { ownFunction } from "./own-function.ts";
import type { Settings } from "./settings.ts";

/** Shorter strings are words that an answer may contain by chance, not secrets. */
const SHORTEST_SECRET = 8;

/** A client that has the key, and what takes this key out of a text. */
export interface KeyedClient {
  readonly client: ConfidentClient;
  readonly hide: (text: string) => string;
}

/** Finds the client for what `authorize` returned. */
export type ClientFor<Principal> = (principal: Principal) => KeyedClient | Promise<KeyedClient>;

/**
 * One client where there is one key, else one for each request.
 *
 * @throws {ConfidentConfigError} if there is no key, or if one cannot be used or sent anywhere.
 */
export function clients<Principal>(settings: Settings<Principal>): ClientFor<Principal> {
  const { apiKey } = settings;
  if (!apiKey) {
    throw new ConfidentConfigError(
      "createConfidentHandler needs an apiKey: the organization's, from this server's environment.",
    );
  }
  if (typeof apiKey === "function") {
    createClient(() => "", settings); // what cannot work for any key fails now
    return async (principal) =>
      keyed(await ownFunction("apiKey", () => apiKey(principal)), settings);
  }
  const only = keyed(apiKey, settings);
  return () => only;
}

function keyed<Principal>(apiKey: unknown, settings: Settings<Principal>): KeyedClient {
  // Without one, core would look into the environment, where another tenant's may be.
  const secret = typeof apiKey === "string" ? apiKey.trim() : "";
  const client = createClient(secret, settings);
  const spellings =
    secret.length < SHORTEST_SECRET ? [] : [secret, escaped(secret), encodeURIComponent(secret)];
  return {
    client,
    hide: (text) =>
      spellings.reduce((rest, spelling) => rest.replaceAll(spelling, "[redacted]"), text),
  };
}

function createClient<Principal>(
  apiKey: string | (() => string),
  { baseUrl, region, fetch, timeout, dangerouslyAllowHttp }: Settings<Principal>,
): ConfidentClient {
  // To core that is a proxy on the page's own origin; a server has none.
  if (/^\s*\//.test(baseUrl ?? (region ? "" : baseUrlOfEnvironment()))) {
    throw new ConfidentConfigError(
      "baseUrl (or CONFIDENT_BASE_URL) must be where the API is, such as https://api.confident-ai.com. Where the handler is mounted is its basePath.",
    );
  }
  return createConfidentClient({
    apiKey,
    baseUrl,
    region,
    fetch,
    timeout,
    dangerouslyAllowHttp,
    // The browser's client retries, and TanStack Query may: a third layer would multiply them.
    retries: 0,
    onDeprecated: () => {},
  });
}

/** What core takes where neither `baseUrl` nor `region` is given. */
function baseUrlOfEnvironment(): string {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return process?.env?.["CONFIDENT_BASE_URL"] ?? "";
}

/** As it looks in JSON. */
function escaped(secret: string): string {
  return JSON.stringify(secret).slice(1, -1);
}
