/** Waits for a number of milliseconds, or until the signal is aborted. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  if (!ms || signal.aborted) {
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    signal.addEventListener("abort", wake);
  });
}
