const ignore = () => {};

/** Tells a hook. What it throws, or rejects with, is ignored: a broken logger must not break the call. */
export function notify<Event>(hook: ((event: Event) => unknown) | undefined, event: Event): void {
  // At once, but what is thrown there is a rejection.
  new Promise((resolve) => resolve((hook ?? ignore)(event))).catch(ignore);
}
