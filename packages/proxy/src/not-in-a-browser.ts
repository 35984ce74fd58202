import { refuseBrowser } from "./server-only.ts";

// For bundlers that know nothing of conditions. A page has a document, a worker can import scripts; no server
// runtime has either.
if (typeof document === "object" || "importScripts" in globalThis) {
  refuseBrowser();
}
