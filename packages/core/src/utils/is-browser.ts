/**
 * Whether this is a page or a web worker. Pages have a document, and web workers have `importScripts`. Server runtimes
 * have neither.
 */
export function isBrowser(): boolean {
  return typeof document === "object" || "importScripts" in globalThis;
}
