import { ConfidentConfigError } from "@confident-admin/core";
import { operations } from "./operations.gen.ts";
import type { ConfidentHandlerOptions } from "./options.ts";

/** @throws {ConfidentConfigError} if a handler that is set up like this would let through too much, or nothing. */
export function checkOptions<Principal>(options: ConfidentHandlerOptions<Principal>): void {
  const {
    basePath,
    operations: allowed,
    authorize,
    maxBodyBytes = 1,
  } = Object(options) as ConfidentHandlerOptions<Principal>;
  if (typeof authorize !== "function") {
    throw new ConfidentConfigError(
      "createConfidentHandler needs authorize, a function that says who is asking: without it anyone could use the organization's key.",
    );
  }
  if (!Array.isArray(allowed) || allowed.length === 0) {
    throw new ConfidentConfigError(
      "createConfidentHandler needs operations, the operation ids to let through, such as listPolicies.",
    );
  }
  const unknown = allowed.filter((operation) => !Object.hasOwn(operations, operation));
  if (unknown.length > 0) {
    throw new ConfidentConfigError(
      `There is no operation ${JSON.stringify(unknown[0])}. There are ${Object.keys(operations).join(", ")}.`,
    );
  }
  if (typeof basePath !== "string" || !/^\/(?![/\\])[^?#\s\\]*$/.test(basePath)) {
    throw new ConfidentConfigError("basePath must be a path such as /api/confident.");
  }
  if (!(maxBodyBytes > 0)) {
    throw new ConfidentConfigError("maxBodyBytes must be a number of bytes above 0.");
  }
}
