// The `browser` field in package.json makes browser bundlers use this module instead of listen.ts.
import type { listen as listenInNode } from "./listen.ts";

export const listen: typeof listenInNode = () =>
  Promise.reject(new Error("listen() requires Node. In a browser, use the fake's fetch."));
