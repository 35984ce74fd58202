/**
 * Whether a framework threw this error to control rendering. Next.js throws errors with a `digest` to make a page
 * dynamic, and with a `NEXT_` code if the page must stay static. React marks its own signal to postpone. Rethrow them
 * unchanged, or `next build` fails.
 */
export function isFrameworkSignal(error: unknown): boolean {
  try {
    const { digest, code, $$typeof } = (error ?? {}) as Record<string, unknown>;
    return (
      typeof digest === "string" ||
      (typeof code === "string" && code.startsWith("NEXT_")) ||
      $$typeof === Symbol.for("react.postpone")
    );
  } catch {
    return false; // a getter throws
  }
}
