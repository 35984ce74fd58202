import type { Bits } from "./level-model.ts";

/** What is in one set but not in the other. */
export function without(bits: Bits, others: Bits): Bits {
  return bits & ~others;
}

/** The number of elements. */
export function sizeOf(bits: Bits): number {
  let count = 0;
  for (let rest = bits; rest !== 0n; rest &= rest - 1n) {
    count++;
  }
  return count;
}

/** The names of the elements. */
export function namesOf(bits: Bits, names: readonly string[]): readonly string[] {
  return names.filter((_, index) => (bits >> BigInt(index)) & 1n);
}
