import type { App } from "./app.ts";

/** Creates a `fetch` that calls an app directly and rejects as a real `fetch` does. */
export function toFetch(app: App): typeof fetch {
  return async (input, init) => {
    // Outside a browser, a path has no origin to resolve against.
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
