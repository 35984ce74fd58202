/** Runs work that must not break a call, such as a hook. Ignores what it throws or rejects with. */
export function ignoreErrors(work: () => unknown): void {
  // Runs at once; what it throws becomes a rejection.
  new Promise((resolve) => resolve(work())).catch(() => {});
}
