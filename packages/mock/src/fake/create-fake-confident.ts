import { onlyKnown } from "../only-known.ts";
import { createApp } from "./app.ts";
import { type Beginning, beginningOf } from "./beginning.ts";
import { type Fault, Faults } from "./faults.ts";
import { inProcess } from "./in-process.ts";
import { Store } from "./store.ts";
import type { FakeState } from "./types.ts";

const API_KEY = "confident_us_org_fake";

/**
 * What a fake begins with. What is left out, of the organization too, is taken from the document's examples; with
 * permissions of one's own there are no policies then.
 */
export interface FakeConfidentOptions extends Beginning {
  /** The keys that are accepted; `null` asks for none, as a proxy does that adds it. Default: one, `apiKey`. */
  readonly apiKeys?: readonly string[] | null | undefined;
  /** What stands before `/v1`, such as `/api/confident`. Default: nothing. */
  readonly basePath?: string | undefined;
}

/** A fake on a port. */
export interface FakeServer {
  readonly url: string;
  /** Ends it and its connections. */
  readonly stop: () => Promise<void>;
}

/** An organization that remembers what is done to it, behind the document's endpoints. */
export interface FakeConfident {
  /** The first of the keys that are accepted. */
  readonly apiKey: string;
  /** Answers without a network, whatever the host. */
  readonly fetch: typeof fetch;
  /**
   * Serves the same organization on this machine's loopback. Default port: 0, any free one.
   *
   * @throws {RangeError} if the port can be none.
   */
  listen(port?: number): Promise<FakeServer>;
  /** Back to what it began with; faults that have not happened are forgotten. */
  reset(): void;
  /** A copy of all that it knows. */
  state(): FakeState;
  /**
   * Lets something go wrong with the next request, or the next one to an operation. Several faults happen one
   * after the other.
   *
   * @throws {TypeError} if it is no fault, or has a name that no fault has.
   * @throws {RangeError} if the fault could never happen.
   */
  failNext(fault: Fault): void;
}

/**
 * Creates an organization in memory that behaves like Confident AI's: it echoes permissions with their names,
 * and refuses wrong keys (401), unknown policies (404), names that are taken (409), and unknown permissions
 * and fields (422).
 *
 * @throws {TypeError} if there is no such option, or it is not as it must be: what the fake begins with is checked
 * against the document's schemas.
 * @throws {RangeError} if two policies, or two permissions, have an id or a name in common.
 * @see https://www.confident-ai.com/docs/api-reference/introduction
 */
export function createFakeConfident(options: FakeConfidentOptions = {}): FakeConfident {
  checkOptions(options);
  const { apiKeys = [API_KEY], basePath = "/" } = options;
  const beginning = beginningOf(options);
  const accepted = apiKeys && new Set(apiKeys);
  const faults = new Faults();
  let store = new Store(beginning);
  const app = createApp(
    {
      accepts: (apiKey) => !accepted || (apiKey !== null && accepted.has(apiKey)),
      meet: (operation) => {
        const { operations } = store; // not those after a reset
        return { fault: faults.take(operation), run: operations[operation] };
      },
    },
    basePath,
  );
  return {
    apiKey: apiKeys?.[0] ?? API_KEY,
    fetch: inProcess(app),
    // On demand, because a browser has nothing to listen with.
    listen: async (port = 0) => (await import("./listen.ts")).listen(app, port),
    reset: () => {
      store = new Store(beginning);
      faults.clear();
    },
    state: () => store.state(),
    failNext: (fault) => faults.add(fault),
  };
}

function checkOptions(options: FakeConfidentOptions): void {
  const state = ["organization", "permissions", "policies"] as const;
  onlyKnown("A fake", options, [...state, "apiKeys", "basePath"]);
  const { apiKeys = null, basePath = "" } = options;
  const isKey = (key: unknown) => typeof key === "string" && key !== "";
  // A string would be taken for a list of one-letter keys, and no key at all for one that is not accepted.
  if (apiKeys !== null && !(Array.isArray(apiKeys) && apiKeys.length > 0 && apiKeys.every(isKey))) {
    throw new TypeError("apiKeys is a list of one key or more, or null to ask for none.");
  }
  if (typeof basePath !== "string") {
    throw new TypeError("basePath is a path, such as /api/confident.");
  }
}
