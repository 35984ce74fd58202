/** Creates ids that no item of a seed has. */
export class Ids {
  readonly #taken = new Set<unknown>();
  readonly #numbers = this.#count((n) => n);
  readonly #uuids = this.#count((n) => `00000000-0000-4000-8000-${`${n}`.padStart(12, "0")}`);

  constructor(seed: unknown) {
    // JSON.stringify visits every field of every item.
    JSON.stringify(seed, (key, value) => {
      if (key === "id") {
        this.#taken.add(value);
      }
      return value;
    });
  }

  /** Returns an invitation or an API key with an id. */
  numbered<T extends { readonly id?: number | undefined }>(item: T): T & { readonly id: number } {
    return { ...item, id: item.id ?? this.#numbers() };
  }

  /** Returns any other resource with an id. */
  identified<T extends { readonly id?: string | undefined }>(item: T): T & { readonly id: string } {
    return { ...item, id: item.id ?? this.#uuids() };
  }

  #count<T>(toId: (n: number) => T): () => T {
    let last = 0;
    return () => {
      do {
        last++;
      } while (this.#taken.has(toId(last)));
      return toId(last);
    };
  }
}
