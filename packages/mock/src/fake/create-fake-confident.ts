import { checkOptions } from "../check-options.ts";
import { type App, createApp } from "./app.ts";
import { type Fault, Faults } from "./faults.ts";
import { toFetch } from "./fetch-adapter.ts";
import { createInitialState, type InitialState } from "./initial-state.ts";
import { Store } from "./store.ts";
import type { FakeServer, FakeState } from "./types.ts";

const API_KEY = "confident_us_org_fake";

/**
 * The options of `createFakeConfident`. The document's examples replace what is left out, fields of the organization
 * included. With `permissions` of your own, the default for `policies` is an empty list.
 */
export interface FakeConfidentOptions extends InitialState {
  /**
   * The keys to accept; `null` to require none, as behind a proxy that adds the key.
   *
   * @default one key, `apiKey`
   */
  readonly apiKeys?: readonly string[] | null | undefined;
  /**
   * The path before `/v1`, such as `/api/confident`.
   *
   * @default none
   */
  readonly basePath?: string | undefined;
}

/** An organization in memory, behind the document's endpoints. */
export interface FakeConfident {
  /** The first of the accepted keys. */
  readonly apiKey: string;
  /** Responds without a network, for any host. */
  readonly fetch: typeof fetch;
  /**
   * Serves the same organization on a loopback port. The default port 0 is any free one. Pages of development servers
   * on this machine may call it.
   *
   * @throws {RangeError} if the port is not valid.
   */
  listen(port?: number): Promise<FakeServer>;
  /** Restores the initial state and clears pending faults. */
  reset(): void;
  /** A copy of everything that the fake stores. */
  state(): FakeState;
  /**
   * Makes the next request fail, or the next one to an operation. Several faults happen one after the other.
   *
   * @throws {TypeError} if the fault is not an object, or has an unknown name.
   * @throws {RangeError} if the fault can never happen.
   */
  failNext(fault: Fault): void;
}

/**
 * Creates an organization in memory that behaves like Confident AI's. It resolves permission ids to names, and rejects
 * wrong keys (401), unknown policies (404), duplicate names (409), and unknown permissions and fields (422). Operations
 * of the document that it does not simulate get a 501.
 *
 * @throws {TypeError} if an option is unknown or invalid. The initial state is validated against the document's
 * schemas.
 * @throws {RangeError} if two policies, or two permissions, have the same id or name.
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
      meet: (operation) => {
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
  checkOptions("A fake", options, [...state, "apiKeys", "basePath"]);
  const { apiKeys = null, basePath = "" } = options;
  const isKey = (key: unknown) => typeof key === "string" && key !== "";
  // A string would be taken for a list of one-letter keys.
  if (apiKeys !== null && !(Array.isArray(apiKeys) && apiKeys.length > 0 && apiKeys.every(isKey))) {
    throw new TypeError("apiKeys must be a list of at least one key, or null to require none.");
  }
  if (typeof basePath !== "string") {
    throw new TypeError("basePath must be a path, such as /api/confident.");
  }
}
