/**
 * Whether an error is a signal from a framework to itself. Next.js throws such errors out of `fetch`, with a `digest` to
 * render a page dynamically, and with a code if the page may not. `next build` fails if it does not get the former back.
 */
export function isFrameworkSignal(error: unknown): boolean {
  try {
    const { digest, code } = (error ?? {}) as {
      readonly digest?: unknown;
      readonly code?: unknown;
    };
    return typeof digest === "string" || (typeof code === "string" && code.startsWith("NEXT_"));
  } catch {
    return false; // a getter throws
  }
}
