import {
  type ConfidentClient,
  ConfidentConfigError,
  createConfidentClient,
} from "@confident-admin/core";
import type { ConfidentHandlerOptions } from "./options.ts";

/** A client that has the key, and what takes this key out of a text. */
export interface KeyedClient {
  readonly client: ConfidentClient;
  readonly hide: (text: string) => string;
}

export type ClientFor<Principal> = (principal: Principal) => KeyedClient | Promise<KeyedClient>;

/**
 * One client where there is one key, else one for each request.
 *
 * @throws {ConfidentConfigError} if there is no key, or one that cannot be used.
 */
export function clients<Principal>(
  options: ConfidentHandlerOptions<Principal>,
): ClientFor<Principal> {
  const { apiKey } = options;
  if (!apiKey) {
    throw new ConfidentConfigError(
      "createConfidentHandler needs an apiKey: the organization's, from this server's environment.",
    );
  }
  if (typeof apiKey === "function") {
    return async (principal) => keyed(await apiKey(principal), options);
  }
  const only = keyed(apiKey, options);
  return () => only;
}

function keyed<Principal>(
  apiKey: string,
  { baseUrl, region, fetch, timeout, dangerouslyAllowHttp }: ConfidentHandlerOptions<Principal>,
): KeyedClient {
  // The browser's client retries, and TanStack Query may: a third layer would multiply them.
  const client = createConfidentClient({
    apiKey: apiKey ?? "",
    baseUrl,
    region,
    fetch,
    timeout,
    dangerouslyAllowHttp,
    retries: 0,
    onDeprecated: () => {},
  });
  const secret = apiKey.trim();
  const escaped = JSON.stringify(secret).slice(1, -1);
  const hide = (text: string) => [secret, escaped].reduce(hidden, text);
  return { client, hide };
}

function hidden(text: string, secret: string): string {
  return text.replaceAll(secret, "[redacted]");
}
