import { type OperationTable, operations } from "@confident-admin/spec/operations";
import { createHandler } from "./create-handler.ts";
import type { ConfidentHandlerOptions } from "./options.ts";
import type { AnyHandlerOptions } from "./resolve-options.ts";

/**
 * Creates a handler that forwards the operations you list to the Confident AI admin API and adds the organization key,
 * so that the key never reaches a browser. The handler serves the API's paths below `basePath`. Set a client's
 * `baseUrl` to this path. It never retries, and its promise never rejects.
 *
 * @throws {ConfidentConfigError} if a required option is missing or an option is invalid.
 */
export function createConfidentHandler<Principal, Table extends OperationTable = typeof operations>(
  options: ConfidentHandlerOptions<Principal, Table>,
): (request: Request) => Promise<Response> {
  // Internally, the ids are plain strings. Only operations of the table reach the callbacks.
  return createHandler(
    options?.operationTable ?? operations,
    options as unknown as AnyHandlerOptions<Principal>,
  );
}
