import { Window } from "happy-dom";

// Not vitest's own environment: that one also replaces fetch and AbortController, and the tests want Node's.
const BORROWED = [
  "document",
  "navigator",
  "location",
  "history",
  "Node",
  "Element",
  "HTMLElement",
  "HTMLIFrameElement",
  "HTMLInputElement",
  "Text",
  "DocumentFragment",
  "Event",
  "MouseEvent",
  "KeyboardEvent",
  "MutationObserver",
  "getComputedStyle",
] as const;

/** Gives this process a page. */
export function installDom(): void {
  const window = new Window({ url: "http://localhost/" });
  const page = { window, ...Object.fromEntries(BORROWED.map((name) => [name, window[name]])) };
  for (const [name, value] of Object.entries(page)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
}
