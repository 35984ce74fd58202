import { ConfidentAdmin } from "@confident-admin/core";
import { createFakeConfident, type FakeConfident, type Seed } from "@confident-admin/mock/fake";
import {
  type AccessEvent,
  type ApplyOptions,
  type ApplyResult,
  applyPlan,
  type Declaration,
  type OrganizationSnapshot,
  type Plan,
  parse,
  plan,
  type ReadOptions,
  readOrganization,
} from "../../src/index.ts";

/** A request that a world received. */
interface Sent {
  /** From 1. */
  readonly n: number;
  readonly method: string;
  readonly path: string;
  readonly body: string | undefined;
  readonly at: number;
  /** When the response was there. */
  answered: number;
}

/** What happens to a request: its response is replaced, lost before or after it is executed, or changed. */
type Fate =
  | Response
  | "lost before"
  | "lost after"
  | ((response: Response) => Response | Promise<Response>)
  | undefined;

/** An organization behind a fake, whose requests are recorded and can be disturbed. */
export interface World {
  readonly fake: FakeConfident;
  readonly admin: ConfidentAdmin;
  /** Someone else: its requests are neither recorded nor disturbed. */
  readonly console: ConfidentAdmin;
  readonly sent: Sent[];
  readonly writes: () => readonly Sent[];
  /** Runs before each request is executed, for console edits, and decides what happens to it. */
  disturb: (request: Sent) => Fate | Promise<Fate>;
  /** Milliseconds for each request. */
  delay: number;
  readonly mostInFlight: () => number;
}

/** Creates a world. */
export function createWorld(seed: Seed = {}): World {
  const fake = createFakeConfident(seed);
  const sent: Sent[] = [];
  let inFlight = 0;
  let most = 0;
  const send: typeof fetch = async (input, init) => {
    const { pathname } = new URL(`${input}`);
    const method = init?.method ?? "GET";
    const body = init?.body as string | undefined;
    const request = {
      n: sent.length + 1,
      method,
      path: pathname,
      body,
      at: performance.now(),
      answered: 0,
    };
    sent.push(request);
    inFlight++;
    most = Math.max(most, inFlight);
    try {
      const fate = await world.disturb(request);
      if (world.delay > 0) {
        await new Promise((resolve) => setTimeout(resolve, world.delay));
      }
      return await suffer(fate, () => fake.fetch(input, init));
    } finally {
      inFlight--;
      request.answered = performance.now();
    }
  };
  const world: World = {
    fake,
    admin: new ConfidentAdmin({ apiKey: fake.apiKey, fetch: send, retries: 0 }),
    // At another URL, because writes of a process to one object wait for each other.
    console: new ConfidentAdmin({
      apiKey: fake.apiKey,
      baseUrl: "http://localhost",
      fetch: fake.fetch,
    }),
    sent,
    writes: () => sent.filter(({ method }) => method !== "GET"),
    disturb: () => undefined,
    delay: 0,
    mostInFlight: () => most,
  };
  return world;
}

/** Reads everything of a world. */
export function readAll(
  { admin }: Pick<World, "admin">,
  options?: ReadOptions,
): Promise<OrganizationSnapshot> {
  const all = { invitations: true, governance: true, projects: "all" } as const;
  return readOrganization(admin, { ...all, ...options });
}

/** Plans a file for a world. */
export async function planFor(
  world: Pick<World, "admin">,
  file: string,
  options?: ReadOptions,
): Promise<Plan> {
  return plan(declare(file), await readAll(world, options));
}

/** The result of applying a plan, and the events. */
export interface Applied {
  readonly result: ApplyResult | undefined;
  readonly error:
    | (Error & { readonly code?: string; readonly result?: ApplyResult | null })
    | undefined;
  readonly events: readonly AccessEvent[];
}

/** Applies a plan. Catches its error. */
export async function apply(
  world: Pick<World, "admin">,
  planned: Plan,
  options: ApplyOptions = {},
): Promise<Applied> {
  const events: AccessEvent[] = [];
  const onEvent = (event: AccessEvent) => {
    events.push(event);
    options.onEvent?.(event);
  };
  try {
    const result = await applyPlan(world.admin, planned, { ...options, onEvent });
    return { result, error: undefined, events };
  } catch (error) {
    const { result } = error as { result?: ApplyResult | null };
    return { result: result ?? undefined, error: error as Applied["error"], events };
  }
}

/** Parses a file without problems. Limits are lifted unless the file has some. */
function declare(text: string): Declaration {
  const limits = text.includes("limits:")
    ? ""
    : '\nlimits: { deletions: "100%", losePairs: "100%", gainSensitivePairs: 100000, keepHolders: {} }\n';
  const { declaration, problems } = parse([{ path: "access.yaml", text: text + limits }]);
  if (!declaration) {
    throw new Error(JSON.stringify(problems));
  }
  return declaration;
}

async function suffer(fate: Fate, execute: () => Promise<Response>): Promise<Response> {
  if (fate instanceof Response) {
    return fate;
  }
  if (fate !== "lost before") {
    const response = await execute();
    if (fate !== "lost after") {
      return fate ? fate(response) : response;
    }
  }
  const cause = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
  throw new TypeError("fetch failed", { cause });
}

/** A response that says that a request failed. */
export function failure(status: number, headers: Record<string, string> = {}): Response {
  return Response.json({ success: false, error: `Status ${status}` }, { status, headers });
}
