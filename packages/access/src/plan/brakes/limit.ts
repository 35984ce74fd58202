/** How many of `total` a limit allows: a number, or a share such as `10%`. */
export function allowedOf(limit: number | string, total: number): number {
  if (typeof limit === "number") {
    return limit;
  }
  return Math.floor((total * Number.parseFloat(limit)) / 100);
}

/** Describes a limit. */
export function describeLimit(limit: number | string, total: number): string {
  return typeof limit === "number"
    ? `${limit}`
    : `${limit} of ${total}, which is ${allowedOf(limit, total)},`;
}

/** A number with a noun. */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
