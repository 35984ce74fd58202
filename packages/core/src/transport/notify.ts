/** Tells a hook. What it throws, or rejects with, is ignored: a broken logger must not break the call. */
export function notify<Event>(hook: ((event: Event) => unknown) | undefined, event: Event): void {
  try {
    const promise = hook?.(event) as Partial<Promise<unknown>> | undefined;
    promise?.catch?.(() => {});
  } catch {
    // Nor is there anyone to tell.
  }
}
