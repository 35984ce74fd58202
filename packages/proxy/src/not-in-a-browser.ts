import { rejectBrowser } from "./server-only.ts";

// For bundlers that ignore export conditions. Pages have `document`, workers `importScripts`, servers neither.
if (typeof document === "object" || "importScripts" in globalThis) {
  rejectBrowser();
}
