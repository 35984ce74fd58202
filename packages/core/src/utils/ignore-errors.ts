/** Runs work that must not break a call, such as a hook. Ignores errors and rejections. */
export function ignoreErrors(work: () => unknown): void {
  // Runs immediately. A thrown error becomes a rejection.
  new Promise((resolve) => resolve(work())).catch(() => {});
}
