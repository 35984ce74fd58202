import { checkApiKey } from "../config/api-key.ts";
import { ConfidentConfigError } from "../errors.ts";
import type { ApiKey } from "../options.ts";
import { redactCause } from "./redact.ts";

/** Shorter strings are words that a message may contain by chance, not secrets. */
const SHORTEST_SECRET = 8;

/** Holds the key, and gets another one when it is refused. */
export class ApiKeySource {
  readonly #ask: (() => string | Promise<string>) | undefined;
  #key: string | undefined;
  #asking: Promise<string> | undefined;
  #secrets: readonly string[] = [];

  constructor(apiKey: ApiKey | undefined) {
    if (typeof apiKey === "function") {
      this.#ask = apiKey;
    } else if (apiKey) {
      this.#key = this.#remember(apiKey);
    }
  }

  /**
   * The key to send; `undefined` where a proxy adds it. Calls that were refused together ask once, and fail
   * each with an error of its own.
   *
   * @param refused - a key that is not good any more
   * @throws {ConfidentConfigError} if the function that was given fails, or returns no key.
   */
  async get(refused?: string): Promise<string | undefined> {
    const ask = this.#ask;
    if (!ask || (this.#key && this.#key !== refused)) {
      return this.#key;
    }
    this.#asking ??= (async () => ask())();
    const asking = this.#asking;
    try {
      const answer = await asking.catch((error: unknown) => {
        const cause = redactCause(error, this.#secrets);
        throw new ConfidentConfigError("The apiKey function failed.", { cause });
      });
      const key = this.#remember(checkApiKey(answer));
      // What was given up while it was awaited is no longer the question, and its answer not the key.
      this.#key = this.#asking === asking ? key : this.#key;
      return key;
    } finally {
      this.#asking = this.#asking === asking ? undefined : this.#asking;
    }
  }

  /** Lets the next call ask anew: the answer that is awaited may never come. */
  giveUp(): void {
    this.#asking = undefined;
  }

  /** Every key that was in use: what must not be shown. */
  secrets(): readonly string[] {
    return this.#secrets;
  }

  #remember(key: string): string {
    if (key.length >= SHORTEST_SECRET) {
      // As it is and as URLs spell it; the longest first, because one may be the beginning of another.
      const known = new Set([...this.#secrets, key, encodeURIComponent(key)]);
      this.#secrets = [...known].sort((a, b) => b.length - a.length);
    }
    return key;
  }
}
