/** Whether this is a page or a worker: pages have a document and workers `importScripts`; server runtimes have neither. */
export function isBrowser(): boolean {
  return typeof document === "object" || "importScripts" in globalThis;
}
