/** Does what must not break a call, such as to tell a hook. What it throws, or rejects with, is ignored. */
export function quietly(work: () => unknown): void {
  // At once, but what is thrown there is a rejection.
  new Promise((resolve) => resolve(work())).catch(() => {});
}
