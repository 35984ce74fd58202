/** Calls a hook. What it throws is ignored: a broken one must not make a write look as if it had failed. */
export function notify<T>(hook: ((event: T) => void) | undefined, event: T): void {
  try {
    hook?.(event);
  } catch {
    // There is nobody else to tell.
  }
}
