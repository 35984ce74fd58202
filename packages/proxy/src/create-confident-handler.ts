import { operations } from "@confident-admin/spec/operations";
import { createHandler } from "./create-handler.ts";
import type { ConfidentHandlerOptions } from "./options.ts";

/**
 * Creates a handler that forwards selected operations to the Confident AI admin API and adds the organization key, so
 * that no browser ever holds it. The handler serves the API's own paths below `basePath`: point a client's `baseUrl`
 * there. It rejects whatever is not explicitly allowed, never retries, and its promise never rejects.
 *
 * @throws {ConfidentConfigError} if a required option is missing or an option is invalid.
 */
export function createConfidentHandler<Principal>(
  options: ConfidentHandlerOptions<Principal>,
): (request: Request) => Promise<Response> {
  return createHandler(operations, options);
}
