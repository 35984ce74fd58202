import { type Context, Hono } from "hono";
import { API_KEY_HEADER, OPERATIONS, type Operation } from "./document.ts";
import type { Fault } from "./faults.ts";
import { bodyReader } from "./read-body.ts";
import { failure, type Reply, toResponse } from "./reply.ts";
import { sleep } from "./sleep.ts";
import type { Call } from "./store.ts";
import type { OperationId } from "./types.ts";

/** What requests come to. */
export interface World {
  readonly accepts: (apiKey: string | null) => boolean;
  /** What a request to an operation meets, from when it arrives until it is answered. */
  readonly meet: (operation: OperationId) => {
    readonly fault: Fault;
    readonly run: (call: Call) => Reply;
  };
}

/** How a request came. */
interface Connection {
  /** Ends it without an answer. */
  readonly drop: () => void;
}

/** Something that answers requests. */
export type App = Hono<{ Bindings: Connection }>;

/** Routes requests to the operations of the document. */
export function createApp(world: World, basePath: string): App {
  const app = new Hono<{ Bindings: Connection }>().basePath(basePath);
  const refuse = (request: Request, reply: Reply) =>
    toResponse(
      world.accepts(request.headers.get(API_KEY_HEADER)) ? reply : failure(401, "Invalid API key"),
    );
  for (const path of new Set(OPERATIONS.map((operation) => operation.path))) {
    const known = OPERATIONS.filter((operation) => operation.path === path);
    const handlers = new Map(known.map((one) => [one.method, handler(world, one)]));
    const allow = [...handlers.keys()].join(", ");
    // Not one route for each method, because hono takes a HEAD for a GET.
    app.all(path.replaceAll(/\{(\w+)\}/g, ":$1"), (context) => {
      const { method, raw } = context.req;
      const error = `${method} is not allowed here, only ${allow}`;
      return handlers.get(method)?.(context) ?? refuse(raw, { status: 405, error, allow });
    });
  }
  app.notFound(({ req }) => refuse(req.raw, failure(404, "There is no such endpoint")));
  // Else hono prints the stack, and answers with what no client of the API can read.
  app.onError(({ message }) => toResponse(failure(500, `The fake failed: ${message}`)));
  return app;
}

function handler(
  world: World,
  operation: Operation,
): (context: Context<{ Bindings: Connection }>) => Promise<Response> {
  const perform = performer(world, operation);
  return async ({ req, env }) => {
    const { fault, run } = world.meet(operation.id);
    const { delay = 0, drop, status, retryAfter } = fault;
    await sleep(delay, req.raw.signal);
    const replaced = status !== undefined || retryAfter !== undefined || drop === true;
    const reply =
      !replaced && !req.raw.signal.aborted
        ? await perform(run, req.raw, req.param())
        : { status: status ?? 503, retryAfter };
    if (drop) {
      env.drop();
    }
    return toResponse({ ...reply, error: reply.error ?? operation.messages.get(reply.status) });
  };
}

function performer(
  { accepts }: World,
  { bodySchema }: Operation,
): (run: (call: Call) => Reply, request: Request, params: Call["params"]) => Promise<Reply> {
  const read = bodySchema ? bodyReader(bodySchema) : async () => ({ body: undefined });
  return async (run, request, params) => {
    if (!accepts(request.headers.get(API_KEY_HEADER))) {
      return failure(401);
    }
    const reading = await read(request);
    return "refusal" in reading ? reading.refusal : run({ params, body: reading.body });
  };
}
