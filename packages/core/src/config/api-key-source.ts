import { ConfidentConfigError, isConfidentError } from "../errors.ts";
import type { ApiKey } from "../options.ts";
import { redactCause } from "../transport/redact.ts";
import { checkApiKey } from "./api-key.ts";

/** Shorter strings are words that a message may contain by chance, not secrets. */
const SHORTEST_SECRET = 8;

/** Holds the key, and gets another one when it is refused. */
export class ApiKeySource {
  readonly #ask: (() => string | Promise<string>) | undefined;
  #key: string | undefined;
  #asking: Promise<string> | undefined;
  readonly #secrets: string[] = [];

  constructor(apiKey: ApiKey | undefined) {
    if (typeof apiKey === "function") {
      this.#ask = apiKey;
    } else if (apiKey) {
      this.#key = this.#remember(apiKey);
    }
  }

  /**
   * The key to send; `undefined` where a proxy adds it. Calls that were refused together ask once.
   *
   * @param refused - a key that is not good any more
   */
  get(refused?: string): string | undefined | Promise<string> {
    if (!this.#ask || (this.#key && this.#key !== refused)) {
      return this.#key;
    }
    this.#asking ??= this.#request(this.#ask);
    return this.#asking;
  }

  /** Lets the next call ask anew: the answer that is awaited may never come. */
  giveUp(): void {
    this.#asking = undefined;
  }

  /** Every key that was in use: what must not be shown. */
  secrets(): readonly string[] {
    return this.#secrets;
  }

  // What was given up while it was awaited is no longer the question, and its answer not the key.
  #request(ask: () => string | Promise<string>): Promise<string> {
    const asking = this.#answerOf(ask)
      .then((key) => {
        this.#key = this.#asking === asking ? key : this.#key;
        return key;
      })
      .finally(() => {
        this.#asking = this.#asking === asking ? undefined : this.#asking;
      });
    return asking;
  }

  async #answerOf(ask: () => string | Promise<string>): Promise<string> {
    try {
      return this.#remember(checkApiKey(await ask()));
    } catch (cause) {
      if (isConfidentError(cause)) {
        throw cause;
      }
      throw new ConfidentConfigError("The apiKey function failed.", {
        cause: redactCause(cause, this.#secrets),
      });
    }
  }

  #remember(key: string): string {
    if (key.length >= SHORTEST_SECRET && !this.#secrets.includes(key)) {
      // As it is, and as URLs spell it.
      this.#secrets.push(...new Set([key, encodeURIComponent(key)]));
      // The longest first: one may be the beginning of another.
      this.#secrets.sort((a, b) => b.length - a.length);
    }
    return key;
  }
}
