import { checkApiKey } from "./api-key.ts";
import { ConfidentConfigError, isConfidentError } from "./errors.ts";
import type { ApiKey } from "./options.ts";

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
      this.#remember(apiKey);
    }
  }

  /** The key to send; `undefined` where a proxy adds it. */
  current(): string | undefined | Promise<string> {
    return this.#key ?? (this.#ask && this.#renew());
  }

  /**
   * Looks for another key than the refused one. Calls that were refused together ask once.
   *
   * @returns whether there is one
   */
  async replace(refused: string | undefined): Promise<boolean> {
    return (
      Boolean(this.#ask) && (this.#key === refused ? await this.#renew() : this.#key) !== refused
    );
  }

  /** Every key that was in use: what must not be shown. */
  secrets(): readonly string[] {
    return this.#secrets;
  }

  #renew(): Promise<string> {
    this.#asking ??= this.#request().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #request(): Promise<string> {
    try {
      return this.#remember(checkApiKey(await this.#ask?.()));
    } catch (cause) {
      if (isConfidentError(cause)) {
        throw cause;
      }
      throw new ConfidentConfigError("The apiKey function failed.", { delivery: "unsent", cause });
    }
  }

  #remember(key: string): string {
    this.#key = key;
    if (key.length >= SHORTEST_SECRET && !this.#secrets.includes(key)) {
      this.#secrets.push(key);
    }
    return key;
  }
}
