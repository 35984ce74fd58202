import type { OperationTable } from "@confident-admin/spec/operations";
import { type Progress, reportAudit } from "./audit.ts";
import { checkCall } from "./guards/check-call.ts";
import { HttpError } from "./http-error.ts";
import { type CallOnce, createCallOnce } from "./idempotency/call-once.ts";
import { readKey } from "./idempotency/read-key.ts";
import type { AuthorizeContext } from "./options.ts";
import { matchOperation } from "./request/match-operation.ts";
import { readJson } from "./request/read-json.ts";
import { checkPathParameters, readQuery } from "./request/read-parameters.ts";
import { requireSameOrigin } from "./request/require-same-origin.ts";
import { type AnyHandlerOptions, type ResolvedOptions, resolveOptions } from "./resolve-options.ts";
import { isPassed } from "./resolve-secrets.ts";
import { copyResponse, failure, isResponse } from "./responses.ts";
import { runCallback } from "./run-callback.ts";
import { secretFieldsOf } from "./secret-fields.ts";
import { type Call, callUpstream } from "./upstream/call-upstream.ts";
import { createClientProvider, type GetClient } from "./upstream/upstream-clients.ts";
import { UpstreamError } from "./upstream/upstream-error.ts";

/** The state that a handler needs for every request. */
interface Setup<Principal> {
  readonly options: ResolvedOptions<Principal>;
  /** The names of all secret fields. */
  readonly secretFields: readonly string[];
  readonly getClient: GetClient<Principal>;
  readonly callOnce: CallOnce<Principal> | undefined;
}

/**
 * Creates a handler for the operations of a table.
 *
 * @throws {ConfidentConfigError} if a required option is missing or an option is invalid.
 */
export function createHandler<Principal>(
  table: OperationTable,
  options: AnyHandlerOptions<Principal>,
): (request: Request) => Promise<Response> {
  const resolved = resolveOptions(table, options);
  const { idempotency, timeout } = resolved;
  const setup = {
    options: resolved,
    secretFields: secretFieldsOf(resolved.operationTable),
    getClient: createClientProvider(resolved),
    callOnce: idempotency && createCallOnce(idempotency, timeout),
  };
  return async (request) => {
    const progress: Progress<Principal> = {};
    const response = await handle(setup, request, progress).catch((error: unknown) =>
      toResponse(error, progress),
    );
    await reportAudit(resolved, progress, response.status);
    return response;
  };
}

async function handle<Principal>(
  setup: Setup<Principal>,
  request: Request,
  progress: Progress<Principal>,
): Promise<Response> {
  const { options, getClient, callOnce } = setup;
  const { id, ...call } = await readCall(setup, request, progress);
  const idempotencyKey = callOnce && readKey(request, call.operation);
  const { params, query, body } = call;
  const decision = await authorize(options, { request, operation: id, params, query, body });
  if (isResponse(decision)) {
    progress.outcome = "rejected";
    return copyResponse(decision);
  }
  progress.principal = decision;
  const client = await getClient(decision);
  const onReplay = () => {
    progress.replayed = true;
  };
  await checkCall(client, call, request, options.allow);
  const upstream = await (callOnce && idempotencyKey
    ? callOnce({ client, call, request, principal: decision, idempotencyKey, onReplay })
    : callUpstream(client, call, request));
  progress.upstreamStatus = upstream.status;
  progress.createdId = upstream.createdId;
  progress.outcome = upstream.succeeded ? "succeeded" : "failed";
  return upstream.response;
}

/** @throws {HttpError} if the request is not for an allowed operation, from another origin, or invalid. */
async function readCall<Principal>(
  { options, secretFields }: Setup<Principal>,
  request: Request,
  progress: Progress<Principal>,
): Promise<Call & { readonly id: string }> {
  const { id, operation, params } = matchOperation(
    options.operationTable,
    request,
    options.basePath,
  );
  const { secrets } = operation;
  Object.assign(progress, { operation: id, params, secrets });
  if (!options.operations.includes(id)) {
    throw new HttpError(403, "Operation not allowed.");
  }
  requireSameOrigin(request, options.origins);
  checkPathParameters(params, operation);
  const query = readQuery(request, operation);
  progress.query = query;
  const body = await readJson(request, operation, options.maxBodyBytes, options.timeout);
  progress.body = body;
  const passed = isPassed(options.secrets, id) ? secrets : [];
  const redacted = secretFields.filter((name) => !passed.includes(name));
  return { id, operation, params, query, body, redacted, passed };
}

async function authorize<Principal>(
  options: ResolvedOptions<Principal>,
  context: AuthorizeContext<OperationTable>,
): Promise<Principal | Response> {
  const decision = await runCallback("authorize", () => options.authorize(context));
  // A falsy value, such as an empty user id, does not identify a caller.
  if (!decision) {
    throw new HttpError(403, "You are not allowed to do this.");
  }
  return decision;
}

function toResponse<Principal>(error: unknown, progress: Progress<Principal>): Response {
  progress.outcome = "failed";
  if (error instanceof UpstreamError) {
    progress.upstreamStatus = error.upstreamStatus;
    progress.failedCheck = error.failedCheck;
    progress.error = error.cause as Error | undefined;
  } else if (error instanceof HttpError) {
    progress.outcome = "rejected";
  } else {
    progress.error = error as Error;
    return failure(500, "Internal server error.");
  }
  return failure(error.status, error.message, error.headers);
}
