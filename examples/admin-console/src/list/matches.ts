import type { Policy } from "@confident-admin/core";

/** Whether every word appears in the policy's name, description or granted permissions. */
export function matches({ name, description, permissions = [] }: Policy, words: string[]): boolean {
  if (!words.length) {
    return true;
  }
  const text = [name, description ?? "", ...permissions.map((one) => one.name)]
    .join("\n")
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

/** Splits a search into words. */
export function toWords(search: string): string[] {
  return search.toLowerCase().split(/\s+/).filter(Boolean);
}
