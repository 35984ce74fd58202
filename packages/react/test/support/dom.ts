import { Window } from "happy-dom";

// Not vitest's own environment, which also replaces fetch and AbortController. The tests need Node's.
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
  "MutationObserver",
  "getComputedStyle",
] as const;

const window = new Window({ url: "http://localhost/" });
const page = { window, ...Object.fromEntries(BORROWED.map((name) => [name, window[name]])) };
const own = Object.keys(page).map(
  (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
);

/** Installs the page's globals, always of the same page. */
export function installDom(): void {
  for (const [name, value] of Object.entries(page)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
}

/** Removes the page's globals, as on a server. */
export function removeDom(): void {
  for (const [name, descriptor] of own) {
    Reflect.deleteProperty(globalThis, name);
    if (descriptor) {
      Object.defineProperty(globalThis, name, descriptor);
    }
  }
}
