import type { App } from "./app.ts";

/** A `fetch` that reaches an app without a network, and fails as one with a network does. */
export function inProcess(app: App): typeof fetch {
  return async (input, init) => {
    // A page's own path is one of nowhere outside of a browser.
    const url =
      typeof input === "string" && input.startsWith("/") ? `http://localhost${input}` : input;
    const request = new Request(url, init);
    let dropped = false;
    const drop = () => {
      dropped = true;
    };
    const response = await unlessAborted(request.signal, async () => app.fetch(request, { drop }));
    if (dropped) {
      const cause = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
      throw new TypeError("fetch failed", { cause });
    }
    return response;
  };
}

async function unlessAborted<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  let abort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort);
  });
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
