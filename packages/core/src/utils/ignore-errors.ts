/** Runs work that must not break a call, such as a hook. Ignores errors and rejections. */
export function ignoreErrors(work: () => unknown): void {
  // The promise runs the work immediately, and rejects if the work throws.
  new Promise((resolve) => resolve(work())).catch(() => {});
}
