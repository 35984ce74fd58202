import { checkOptions } from "../check-options.ts";
import { type App, createApp } from "./app.ts";
import { type Fault, Faults } from "./faults.ts";
import { toFetch } from "./fetch-adapter.ts";
import { isUsable } from "./operations/api-keys.ts";
import type { Context } from "./operations/operation.ts";
import { API_KEY } from "./seed/complete-seed.ts";
import { createInitialState } from "./seed/create-initial-state.ts";
import type { Seed } from "./seed/seed.ts";
import { SEED_FIELDS } from "./seed/validate-seed.ts";
import { Store } from "./store.ts";
import type { FakeServer, FakeState } from "./types.ts";

/** The options of `createFakeConfident`: the initial state, and how the fake behaves. */
export interface FakeConfidentOptions extends Seed {
  /**
   * What happens if you delete a policy that a role uses. `"detach"` removes it from the role. `"reject"` rejects the
   * deletion with a 409, which the document does not declare.
   *
   * @default "detach"
   */
  readonly policyInUse?: Context["policyInUse"] | undefined;
  /**
   * The path before `/v1`, such as `/api/confident`.
   *
   * @default `/`
   */
  readonly basePath?: string | undefined;
}

/** An in-memory organization behind the document's endpoints. */
export interface FakeConfident {
  /** The first valid key. */
  readonly apiKey: string;
  /** Responds without a network, for any host. */
  readonly fetch: typeof fetch;
  /**
   * Serves the same organization on a loopback port. The default port 0 selects a free one. Pages from development
   * servers on this machine can call it.
   *
   * @throws {RangeError} if the port is not valid.
   * @throws {Error} in a bundle for browsers, which cannot listen.
   */
  listen(port?: number): Promise<FakeServer>;
  /** Restores the initial state and clears pending faults. */
  reset(): void;
  /**
   * Returns a copy of the complete state. You can pass it to another fake as the initial state. Add `apiKeys: null` if
   * no key is valid and complete, for example because this fake accepts any key.
   */
  state(): FakeState;
  /**
   * Makes the next request fail, or the next request for an operation. Faults happen in the order you add them.
   *
   * @throws {TypeError} if the fault is not an object or has an unknown property.
   * @throws {RangeError} if a value is invalid, or if the fault would have no effect.
   */
  failNext(fault: Fault): void;
}

/**
 * Creates an in-memory organization that behaves like one at Confident AI. It performs every operation of the document.
 *
 * @throws {TypeError} if an option is unknown or invalid. The initial state must match the document's schemas.
 * @throws {RangeError} if the initial state has a duplicate id or name, refers to something unknown, or has no usable key.
 * @see https://www.confident-ai.com/docs/api-reference/introduction
 */
export function createFakeConfident(options: FakeConfidentOptions = {}): FakeConfident {
  const { app: _, ...fake } = createFakeApp(options);
  return fake;
}

/** Creates a fake as `createFakeConfident` does, with the app that it serves. */
export function createFakeApp(
  options: FakeConfidentOptions,
): FakeConfident & { readonly app: App } {
  checkFakeOptions(options);
  const { basePath = "/", policyInUse } = options;
  const initialState = createInitialState(options);
  const acceptsAll = options.apiKeys === null;
  const faults = new Faults();
  const createStore = () => new Store(initialState, policyInUse);
  let store = createStore();
  const app = createApp(
    {
      accepts: (apiKey) => acceptsAll || store.accepts(apiKey),
      // Look up the store now, because a reset during the request must not change it.
      next: (operation) => ({ fault: faults.take(operation), run: store.find(operation) }),
    },
    basePath,
  );
  return {
    app,
    apiKey: findApiKey(initialState.apiKeys, acceptsAll),
    fetch: toFetch(app),
    // Imported on demand, because browsers cannot load it. See `browser` in package.json.
    listen: async (port = 0) => (await import("./listen.ts")).listen(app, port),
    reset: () => {
      store = createStore();
      faults.clear();
    },
    state: () => store.state(),
    failNext: (fault) => faults.add(fault),
  };
}

function checkFakeOptions(options: FakeConfidentOptions): void {
  checkOptions("createFakeConfident", options, [...SEED_FIELDS, "policyInUse", "basePath"]);
  const { apiKeys = null, basePath = "", policyInUse = "detach" } = options;
  const isKey = (key: unknown) => (typeof key === "object" ? key !== null : key !== "");
  const isList = Array.isArray(apiKeys) ? apiKeys.length > 0 && apiKeys.every(isKey) : apiKeys;
  // A string would count as a list of one-letter keys.
  if (apiKeys !== null && (!isList || typeof apiKeys === "string")) {
    throw new TypeError(
      "apiKeys must be a list of at least one key, or null to accept any request.",
    );
  }
  if (typeof basePath !== "string") {
    throw new TypeError("basePath must be a path, such as /api/confident.");
  }
  if (policyInUse !== "detach" && policyInUse !== "reject") {
    throw new TypeError('policyInUse must be "detach" or "reject".');
  }
}

/** @throws {RangeError} if no request could be accepted. */
function findApiKey(apiKeys: FakeState["apiKeys"], acceptsAll: boolean): string {
  const usable = apiKeys.find(isUsable);
  if (!usable && !acceptsAll) {
    throw new RangeError(
      "apiKeys needs a valid key whose value is complete. Set it to null to accept any request.",
    );
  }
  return usable?.value ?? API_KEY;
}
