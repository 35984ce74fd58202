/**
 * Whether an error is a signal from a framework to itself. Next.js throws such errors, which have a `digest`, out of
 * `fetch` to render a page dynamically. `next build` fails if it does not get them back.
 */
export function isFrameworkSignal(error: unknown): boolean {
  try {
    return typeof (error as { readonly digest?: unknown } | null)?.digest === "string";
  } catch {
    return false; // a getter throws
  }
}
