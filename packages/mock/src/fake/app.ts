import {
  type Operation,
  type OperationId,
  type OperationTable,
  operations,
} from "@confident-admin/spec/operations";
import { type Context, Hono } from "hono";
import { API_KEY_HEADER, exampleError } from "./document.ts";
import type { Fault } from "./faults.ts";
import type { Call } from "./operations/operation.ts";
import { createBodyReader } from "./read-body.ts";
import { createParameterReader } from "./read-parameters.ts";
import { failure, type Reply, toResponse } from "./reply.ts";
import { sleep } from "./sleep.ts";

/** Performs an operation. `undefined` if the fake does not simulate it. */
type Run = ((call: Call) => Reply) | undefined;

/** The state that an app serves. */
export interface Backend {
  readonly accepts: (apiKey: string | null) => boolean;
  /** Removes the next fault for an operation from the queue, and returns it with the operation's implementation. */
  readonly next: (operation: OperationId) => { readonly fault: Fault; readonly run: Run };
}

/** The connection of a request. */
interface Connection {
  /** Closes the connection without a response. */
  readonly drop: () => void;
}

/** A server of the API. */
export type App = Hono<{ Bindings: Connection }>;

type Handler = (context: Context<{ Bindings: Connection }>) => Promise<Response>;

/** Routes requests to the operations of a table. */
export function createApp(
  backend: Backend,
  basePath: string,
  table: OperationTable = operations,
): App {
  const app = new Hono<{ Bindings: Connection }>().basePath(basePath);
  const entries = Object.entries(table) as [OperationId, Operation][];
  const reject = (request: Request, reply: Reply) =>
    toResponse(isAuthorized(backend, request) ? reply : failure(401, "Invalid API key"));
  for (const path of new Set(entries.map(([, operation]) => operation.path))) {
    const handlers = new Map(
      entries
        .filter(([, operation]) => operation.path === path)
        .map(([id, operation]) => [operation.method as string, toHandler(backend, id, operation)]),
    );
    const allow = [...handlers.keys()].join(", ");
    // One route for all methods, because hono would serve a HEAD as a GET.
    app.all(path.replaceAll(/\{(\w+)\}/g, ":$1"), (context) => {
      const { method, raw } = context.req;
      const error = `${method} is not allowed. Allowed methods: ${allow}`;
      return handlers.get(method)?.(context) ?? reject(raw, { status: 405, error, allow });
    });
  }
  app.notFound(({ req }) => reject(req.raw, failure(404, "Endpoint not found")));
  // By default hono prints the stack and sends plain text, which API clients cannot read.
  app.onError(({ message }) => toResponse(failure(500, `The fake failed: ${message}`)));
  return app;
}

function toHandler(backend: Backend, id: OperationId, operation: Operation): Handler {
  const perform = createPerformer(backend, id, operation);
  return async ({ req, env }) => {
    const { fault, run } = backend.next(id);
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
    return toResponse({ ...reply, error: reply.error ?? exampleError(operation, reply.status) });
  };
}

function createPerformer(
  backend: Backend,
  id: OperationId,
  operation: Operation,
): (run: Run, request: Request, path: Readonly<Record<string, string>>) => Promise<Reply> {
  const { body: schema } = operation;
  const readParameters = createParameterReader(operation);
  const readBody = schema ? createBodyReader(schema) : async () => ({ body: undefined });
  return async (run, request, path) => {
    if (!isAuthorized(backend, request)) {
      return failure(401);
    }
    if (!run) {
      return failure(501, `The fake does not simulate ${id}. Use startPrismMock instead`);
    }
    const parameters = readParameters(path, new URL(request.url).searchParams);
    if ("rejection" in parameters) {
      return parameters.rejection;
    }
    const body = await readBody(request);
    return "rejection" in body ? body.rejection : run({ ...parameters, ...body });
  };
}

function isAuthorized({ accepts }: Backend, { headers }: Request): boolean {
  return accepts(headers.get(API_KEY_HEADER));
}
