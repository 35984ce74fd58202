import { checkApiKey } from "../config/api-key.ts";
import { ConfidentConfigError } from "../errors.ts";
import type { ApiKeyOption } from "../options.ts";
import { isFrameworkSignal } from "../utils/framework-signal.ts";
import { redactCause, spellingsOf } from "../utils/redact.ts";

/** Holds the API key, and asks the key function for a new one when the server rejects it. */
export class ApiKeyProvider {
  readonly #ask: (() => string | Promise<string>) | undefined;
  #key: string | undefined;
  #pending: Promise<string> | undefined;
  readonly #used = new Set<string>();
  #learned: readonly string[] = [];
  #patterns: readonly string[] | undefined;

  constructor(apiKey: ApiKeyOption | undefined) {
    if (typeof apiKey === "function") {
      this.#ask = apiKey;
    } else if (apiKey) {
      this.#key = apiKey;
      this.#used.add(apiKey);
    }
  }

  /**
   * Returns the key to send, or `undefined` if a proxy adds it. Concurrent calls share one request for a new key.
   *
   * @param rejected - a key that the server rejected
   * @throws {ConfidentConfigError} if the key function fails or returns an unusable key.
   * @throws a framework's signal that the key function threw
   */
  get(rejected?: string): string | undefined | Promise<string> {
    return this.#ask && (!this.#key || this.#key === rejected)
      ? this.#askOnce(this.#ask)
      : this.#key;
  }

  /** Discards a pending result of the key function, so that the next call asks again. */
  giveUp(): void {
    this.#pending = undefined;
  }

  /** Sets the patterns of secrets from responses. */
  learn(patterns: readonly string[]): void {
    this.#learned = patterns;
    this.#patterns = undefined;
  }

  /** The patterns of every key that was used, and of secrets from responses. */
  secrets(): readonly string[] {
    this.#patterns ??= [...longestFirst(this.#used).flatMap(spellingsOf), ...this.#learned];
    return this.#patterns;
  }

  async #askOnce(ask: () => string | Promise<string>): Promise<string> {
    this.#pending ??= (async () => ask())();
    const pending = this.#pending;
    try {
      const returned = await pending.catch((error: unknown) => {
        if (isFrameworkSignal(error)) {
          throw error; // Next.js throws one if the function reads cookies while a static page is rendered
        }
        const cause = redactCause(error, this.secrets());
        throw new ConfidentConfigError("The apiKey function failed.", { cause });
      });
      const key = checkApiKey(returned, "the apiKey function");
      this.#used.add(key);
      this.#patterns = undefined;
      // If giveUp() ran while we waited, do not keep this key for later calls.
      if (this.#pending === pending) {
        this.#key = key;
      }
      return key;
    } finally {
      if (this.#pending === pending) {
        this.#pending = undefined;
      }
    }
  }
}

/** Sorts secrets from longest to shortest, because one can be a prefix of another. */
export function longestFirst(secrets: Iterable<string>): string[] {
  return [...secrets].sort((a, b) => b.length - a.length);
}
