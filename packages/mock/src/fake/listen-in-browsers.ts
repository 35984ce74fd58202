// Bundlers for browsers use this module instead of listen.ts, as the package's `browser` field says.
import type { listen as listenInNode } from "./listen.ts";

export const listen: typeof listenInNode = () =>
  Promise.reject(new Error("listen() requires Node. In a browser, use the fake's fetch."));
