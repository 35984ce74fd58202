import { checkOptions } from "./check-options.ts";
import { type ClientFor, clients } from "./clients.ts";
import { type Match, matchOperation } from "./match-operation.ts";
import type { AuditEvent, ConfidentHandlerOptions } from "./options.ts";
import { readJson } from "./read-json.ts";
import { failure, Refusal } from "./refusal.ts";
import { requireSameOrigin } from "./same-origin.ts";
import { callUpstream, UpstreamRefusal } from "./upstream.ts";

const MAX_BODY_BYTES = 65_536;

/** What is known of a request so far. */
type Progress<Principal> = {
  -readonly [Key in keyof AuditEvent<Principal>]?: AuditEvent<Principal>[Key];
};

/**
 * A handler that lets some operations of the Confident AI admin API through and adds the organization key, so
 * that no browser ever holds it. It serves the API's own paths below `basePath`: point a client's `baseUrl`
 * there. It fails closed, retries nothing, and answers every request; what it returns never rejects.
 *
 * @throws {ConfidentConfigError} if `operations`, `authorize`, `basePath` or the key is missing or unusable.
 */
export function createConfidentHandler<Principal>(
  options: ConfidentHandlerOptions<Principal>,
): (request: Request) => Promise<Response> {
  checkOptions(options);
  const clientFor = clients(options);
  return async (request) => {
    const progress: Progress<Principal> = {};
    let response: Response;
    try {
      response = await handle(options, clientFor, request, progress);
    } catch (error) {
      response = answerTo(error, progress);
    }
    await report(options, progress, response.status);
    return response;
  };
}

async function handle<Principal>(
  options: ConfidentHandlerOptions<Principal>,
  clientFor: ClientFor<Principal>,
  request: Request,
  progress: Progress<Principal>,
): Promise<Response> {
  const match = matchOperation(request, options.basePath.replace(/\/+$/, ""));
  Object.assign(progress, match);
  if (!options.operations.includes(match.operation)) {
    throw new Refusal(403, "This operation is not let through.");
  }
  requireSameOrigin(request, options.origins);
  const body = await readJson(request, match.operation, options.maxBodyBytes ?? MAX_BODY_BYTES);
  const principal = await authorized(options, request, match, body);
  if (principal instanceof Response) {
    return principal;
  }
  progress.principal = principal;
  const { client, hide } = await clientFor(principal);
  progress.outcome = "failed";
  const upstream = await callUpstream(client, match, body, request, hide);
  progress.upstreamStatus = upstream.status;
  progress.outcome = upstream.response.ok ? "succeeded" : "failed";
  return upstream.response;
}

async function authorized<Principal>(
  { authorize }: ConfidentHandlerOptions<Principal>,
  request: Request,
  { operation, params }: Match,
  body: unknown,
): Promise<Principal | Response> {
  const decision = await authorize({ request, operation, params, body });
  if (decision === false || decision === null || decision === undefined) {
    throw new Refusal(403, "You may not do this.");
  }
  return decision;
}

function answerTo<Principal>(error: unknown, progress: Progress<Principal>): Response {
  if (error instanceof UpstreamRefusal) {
    progress.upstreamStatus = error.upstreamStatus;
  }
  // What authorize or a key function throws may say anything, the key included: it stays here.
  return error instanceof Refusal
    ? failure(error.status, error.message, error.headers)
    : failure(500, "This server failed.");
}

async function report<Principal>(
  { onAudit }: ConfidentHandlerOptions<Principal>,
  { principal, operation, params = {}, outcome = "refused", upstreamStatus }: Progress<Principal>,
  status: number,
): Promise<void> {
  try {
    await onAudit?.({ principal, operation, params, outcome, status, upstreamStatus });
  } catch {
    // The request is answered: a broken log must not make it look as if it had failed.
  }
}
