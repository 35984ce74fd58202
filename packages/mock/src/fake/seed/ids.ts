/** Creates ids that the items of a seed do not have. */
export class Ids {
  readonly #taken = new Set<unknown>();
  #last = 0;

  constructor(seed: unknown) {
    // JSON visits every field of every item.
    JSON.stringify(seed, (key, value) => {
      if (key === "id") {
        this.#taken.add(value);
      }
      return value;
    });
  }

  /** Returns an invitation or an API key with an id. */
  numbered<T extends { readonly id?: number | undefined }>(item: T): T & { readonly id: number } {
    return { ...item, id: item.id ?? this.#next() };
  }

  /** Returns any other resource with an id. */
  identified<T extends { readonly id?: string | undefined }>(item: T): T & { readonly id: string } {
    return { ...item, id: item.id ?? toUuid(this.#next()) };
  }

  #next(): number {
    do {
      this.#last++;
    } while (this.#taken.has(this.#last) || this.#taken.has(toUuid(this.#last)));
    return this.#last;
  }
}

function toUuid(id: number): string {
  return `00000000-0000-4000-8000-${`${id}`.padStart(12, "0")}`;
}
