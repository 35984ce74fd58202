import { checkApiKey } from "../config/api-key.ts";
import { ConfidentConfigError } from "../errors.ts";
import type { ApiKeyOption } from "../options.ts";
import { isFrameworkSignal } from "../utils/framework-signal.ts";
import { redactCause, spellingsOf } from "../utils/redact.ts";

/** How many secrets of responses are kept. */
const MAX_LEARNED = 100;

/** Holds the API key, and asks the key function for a new one when the server rejects it. */
export class ApiKeyProvider {
  readonly #ask: (() => string | Promise<string>) | undefined;
  #key: string | undefined;
  #pending: Promise<string> | undefined;
  #used: readonly string[] = [];
  #learned: readonly string[] = [];
  #secrets: readonly string[] = [];

  constructor(apiKey: ApiKeyOption | undefined) {
    if (typeof apiKey === "function") {
      this.#ask = apiKey;
    } else if (apiKey) {
      this.#key = this.#remember(apiKey);
    }
  }

  /**
   * Returns the key to send; `undefined` if a proxy adds it. Calls that need a new key at the same time ask once.
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

  /** Discards a pending answer of the key function, so that the next call asks again. */
  giveUp(): void {
    this.#pending = undefined;
  }

  /** Keeps secrets that a response contained, such as the value of a new key, so that no error shows them. */
  learn(values: readonly string[]): void {
    if (values.length > 0) {
      this.#learned = [...new Set([...values, ...this.#learned])].slice(0, MAX_LEARNED);
      this.#respell();
    }
  }

  /** Every key that was in use, and the latest secrets of responses, in every spelling. */
  secrets(): readonly string[] {
    return this.#secrets;
  }

  async #askOnce(ask: () => string | Promise<string>): Promise<string> {
    this.#pending ??= (async () => ask())();
    const pending = this.#pending;
    try {
      const returned = await pending.catch((error: unknown) => {
        if (isFrameworkSignal(error)) {
          throw error; // the function may read cookies, which a static page must not
        }
        const cause = redactCause(error, this.#secrets);
        throw new ConfidentConfigError("The apiKey function failed.", { cause });
      });
      const key = this.#remember(checkApiKey(returned, "the apiKey function"));
      // If giveUp() ran while we waited, discard this key.
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

  #remember(key: string): string {
    this.#used = [...new Set([...this.#used, key])];
    this.#respell();
    return key;
  }

  #respell(): void {
    const known = new Set([...this.#used, ...this.#learned].flatMap(spellingsOf));
    // The longest first, because one secret may start with another.
    this.#secrets = [...known].sort((a, b) => b.length - a.length);
  }
}
