import { checkOptions } from "../check-options.ts";
import { type App, createApp } from "./app.ts";
import { type Fault, Faults } from "./faults.ts";
import { toFetch } from "./fetch-adapter.ts";
import { createInitialState, type InitialState } from "./initial-state.ts";
import { Store } from "./store.ts";
import type { FakeServer, FakeState } from "./types.ts";

const API_KEY = "confident_us_org_fake";

/**
 * The options of `createFakeConfident`. Defaults are the document's examples, also for single fields of the
 * organization. If you set `permissions`, the default for `policies` is an empty list.
 */
export interface FakeConfidentOptions extends InitialState {
  /**
   * The keys to accept; `null` to require none, as behind a proxy that adds the key.
   *
   * @default a single key, returned as `apiKey`
   */
  readonly apiKeys?: readonly string[] | null | undefined;
  /**
   * The path before `/v1`, such as `/api/confident`.
   *
   * @default `/`
   */
  readonly basePath?: string | undefined;
}

/** An in-memory organization behind the document's endpoints. */
export interface FakeConfident {
  /** The first accepted key. */
  readonly apiKey: string;
  /** Responds without a network, for any host. */
  readonly fetch: typeof fetch;
  /**
   * Serves the same organization on a loopback port. The default port 0 selects any free one. Pages of development servers
   * on this machine may call it.
   *
   * @throws {RangeError} if the port is not valid.
   */
  listen(port?: number): Promise<FakeServer>;
  /** Restores the initial state and clears pending faults. */
  reset(): void;
  /** Returns a copy of everything that the fake stores. */
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
 * Creates an in-memory organization that behaves like one at Confident AI. It resolves permission ids to names, and
 * rejects wrong keys (401), unknown policies (404), duplicate names (409), and unknown permissions and fields (422).
 * Operations that it does not simulate get a 501.
 *
 * @throws {TypeError} if an option is unknown or invalid. The initial state must match the document's schemas.
 * @throws {RangeError} if two policies or two permissions have the same id or name.
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
  const { apiKeys = [API_KEY], basePath = "/" } = options;
  const initialState = createInitialState(options);
  const accepted = apiKeys && new Set(apiKeys);
  const faults = new Faults();
  let store = new Store(initialState);
  const app = createApp(
    {
      accepts: (apiKey) => !accepted || (apiKey !== null && accepted.has(apiKey)),
      next: (operation) => {
        const { operations } = store; // a reset during the request must not change its store
        return { fault: faults.take(operation), run: operations[operation] };
      },
    },
    basePath,
  );
  return {
    app,
    apiKey: apiKeys?.[0] ?? API_KEY,
    fetch: toFetch(app),
    // Imported on demand, because browsers cannot load it.
    listen: async (port = 0) => (await import("./listen.ts")).listen(app, port),
    reset: () => {
      store = new Store(initialState);
      faults.clear();
    },
    state: () => store.state(),
    failNext: (fault) => faults.add(fault),
  };
}

function checkFakeOptions(options: FakeConfidentOptions): void {
  const state = ["organization", "permissions", "policies"] as const;
  checkOptions("createFakeConfident", options, [...state, "apiKeys", "basePath"]);
  const { apiKeys = null, basePath = "" } = options;
  const isKey = (key: unknown) => typeof key === "string" && key !== "";
  // A string would pass for a list of one-letter keys.
  if (apiKeys !== null && !(Array.isArray(apiKeys) && apiKeys.length > 0 && apiKeys.every(isKey))) {
    throw new TypeError(
      "apiKeys must be a list of at least one key, or null to accept any request.",
    );
  }
  if (typeof basePath !== "string") {
    throw new TypeError("basePath must be a path, such as /api/confident.");
  }
}
