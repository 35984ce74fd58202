import { Window } from "happy-dom";

// Vitest's own environment also replaces fetch and AbortController, and these tests need Node's.
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

/** Installs the globals of a page, which is the same for all tests. */
export function installDom(): void {
  for (const [name, value] of Object.entries(page)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
}

/** Removes the globals of the page, as on a server. */
export function removeDom(): void {
  for (const [name, descriptor] of own) {
    Reflect.deleteProperty(globalThis, name);
    if (descriptor) {
      Object.defineProperty(globalThis, name, descriptor);
    }
  }
}
