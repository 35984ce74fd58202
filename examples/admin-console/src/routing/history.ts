import { type Location, type To, UNSAFE_createBrowserHistory } from "react-router";
import { createStore } from "../store.ts";

/** A way that somebody wants to go, and that has to wait for an answer. */
interface Detour {
  readonly proceed: () => void;
  readonly stay: () => void;
}

type Place = Pick<typeof browser, "location" | "action">;

/** Whether the way to a path has to wait. */
export type Guard = (pathname: string, state: unknown) => boolean;

const browser = UNSAFE_createBrowserHistory({ v5Compat: true });
const place = createStore<Place>({ location: browser.location, action: browser.action });
const detour = createStore<Detour | undefined>(undefined);
let guard: Guard | undefined;
let ignoredPops = 0;
let moved = false;

browser.listen(({ location, action, delta }) => {
  if (ignoredPops > 0) {
    ignoredPops--;
  } else if (action === "POP" && delta && guard?.(location.pathname, location.state)) {
    // The browser is there already: back to where the form is, until somebody has decided.
    go(-delta, true);
    ask(() => go(delta));
  } else {
    arrive(location, action);
  }
});

function arrive(location: Location, action: Place["action"]): void {
  if (location.pathname !== place.get().location.pathname) {
    window.scrollTo(0, 0);
  }
  moved = true;
  place.set({ location, action });
}

/** Whether this is another place than the one that the browser began with. */
export function hasMoved(): boolean {
  return moved;
}

function go(delta: number, unseen = false): void {
  ignoredPops += Number(unseen);
  browser.go(delta);
}

function ask(way: () => void): void {
  const answered = () => detour.set(undefined);
  detour.set({
    stay: answered,
    proceed: () => {
      answered();
      guard = undefined;
      way();
    },
  });
}

function unlessGuarded(to: To, state: unknown, way: () => void): void {
  if (guard?.(browser.createURL(to).pathname, state)) {
    ask(way);
  } else {
    way();
  }
}

/**
 * What the router moves with. React Router's own blocker comes with its data router, whose loaders and actions
 * would be a tenth of the first load and are not used here.
 */
export const navigator = {
  createHref: browser.createHref,
  encodeLocation: browser.encodeLocation,
  go: browser.go,
  push: (to: To, state?: unknown) => unlessGuarded(to, state, () => browser.push(to, state)),
  replace: (to: To, state?: unknown) => unlessGuarded(to, state, () => browser.replace(to, state)),
};

/** Where the page is. */
export const usePlace = place.use;

/** What waits for an answer. */
export const useDetour = detour.use;

/** Sets what decides whether a way has to wait; nothing lets all go. */
export function setGuard(next: Guard | undefined): void {
  guard = next;
}
