import { type ClientFor, clients } from "./clients.ts";
import { type Match, matchOperation, refuseQuery } from "./match-operation.ts";
import { operations } from "./operations.gen.ts";
import type { AuditEvent, ConfidentHandlerOptions } from "./options.ts";
import { ownFunction } from "./own-function.ts";
import { readJson } from "./read-json.ts";
import { Refusal } from "./refusal.ts";
import { failure, isResponse, notStored } from "./responses.ts";
import { requireSameOrigin } from "./same-origin.ts";
import { type Settings, toSettings } from "./settings.ts";
import { callUpstream } from "./upstream.ts";
import { UpstreamFailure } from "./upstream-failure.ts";

/** What is known of a request so far. */
type Progress<Principal> = {
  -readonly [Key in keyof AuditEvent<Principal>]?: AuditEvent<Principal>[Key];
};

/**
 * A handler that lets some operations of the Confident AI admin API through and adds the organization key, so
 * that no browser ever holds it. It serves the API's own paths below `basePath`: point a client's `baseUrl`
 * there. It fails closed, retries nothing, and answers every request; what it returns never rejects.
 *
 * @throws {ConfidentConfigError} if a required option is missing, or if any cannot work.
 */
export function createConfidentHandler<Principal>(
  options: ConfidentHandlerOptions<Principal>,
): (request: Request) => Promise<Response> {
  const settings = toSettings(options);
  const clientFor = clients(settings);
  return async (request) => {
    const progress: Progress<Principal> = {};
    const response = await handle(settings, clientFor, request, progress).catch((error: unknown) =>
      answerTo(error, progress),
    );
    await report(settings, progress, response.status);
    return response;
  };
}

async function handle<Principal>(
  settings: Settings<Principal>,
  clientFor: ClientFor<Principal>,
  request: Request,
  progress: Progress<Principal>,
): Promise<Response> {
  const match = matchOperation(request, settings.basePath);
  Object.assign(progress, match);
  const body = await checked(settings, request, match);
  progress.body = body;
  const decision = await authorized(settings, request, match, body);
  if (isResponse(decision)) {
    progress.outcome = "refused";
    return notStored(decision);
  }
  progress.principal = decision;
  const upstream = await callUpstream(await clientFor(decision), match, body, request);
  progress.upstreamStatus = upstream.status;
  progress.createdId = upstream.createdId;
  progress.outcome = upstream.succeeded ? "succeeded" : "failed";
  return upstream.response;
}

/** The body of a request that may be asked about. */
async function checked<Principal>(
  { operations: listed, origins, maxBodyBytes, timeout }: Settings<Principal>,
  request: Request,
  { operation }: Match,
): Promise<unknown> {
  refuseQuery(request);
  if (!listed.includes(operation)) {
    throw new Refusal(403, "This operation is not let through.");
  }
  requireSameOrigin(request, origins);
  return readJson(request, operations[operation], maxBodyBytes, timeout);
}

async function authorized<Principal>(
  { authorize }: Settings<Principal>,
  request: Request,
  { operation, params }: Match,
  body: unknown,
): Promise<Principal | Response> {
  const context = { request, operation, params, body };
  const decision = await ownFunction("authorize", () => authorize(context));
  // An empty user id is nobody's, however it came to be.
  if (!decision) {
    throw new Refusal(403, "You may not do this.");
  }
  return decision;
}

function answerTo<Principal>(error: unknown, progress: Progress<Principal>): Response {
  progress.outcome = "failed";
  if (error instanceof UpstreamFailure) {
    progress.upstreamStatus = error.upstreamStatus;
    progress.error = error.cause;
  } else if (error instanceof Refusal) {
    progress.outcome = "refused";
  } else {
    progress.error = error;
    return failure(500, "This server failed.");
  }
  return failure(error.status, error.message, error.headers);
}

async function report<Principal>(
  { onAudit }: Settings<Principal>,
  progress: Progress<Principal>,
  status: number,
): Promise<void> {
  const { principal, operation, params = {}, body, createdId } = progress;
  const { outcome = "failed", upstreamStatus, error } = progress;
  const asked = { principal, operation, params, body };
  try {
    await onAudit?.({ ...asked, createdId, outcome, status, upstreamStatus, error });
  } catch {
    // The request is answered: a broken log must not make it look as if it had failed.
  }
}
