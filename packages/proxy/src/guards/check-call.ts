import type { AllowOptions } from "../allow-options.ts";
import type { Call } from "../upstream/call-upstream.ts";
import type { UpstreamClient } from "../upstream/upstream-clients.ts";
import { UpstreamError } from "../upstream/upstream-error.ts";
import { checkOwnKey } from "./own-key.ts";
import { checkOwnership } from "./ownership.ts";
import type { CallerRequest } from "./read-upstream.ts";

/**
 * Rejects calls that the option `allow` does not permit. Also rejects a call if its check cannot be completed.
 *
 * @throws {HttpError} if the call is not allowed.
 * @throws {UpstreamError} with `failedCheck` if the API cannot be reached, responds with an error, or its response is not usable.
 */
export async function checkCall(
  client: UpstreamClient,
  call: Call,
  request: CallerRequest,
  allow: AllowOptions,
): Promise<void> {
  const checks = { transferOwnership: checkOwnership, revokeOwnKey: checkOwnKey };
  for (const name of Object.keys(checks) as (keyof AllowOptions)[]) {
    if (!allow[name]) {
      await checks[name](client, call, request).catch((error: unknown) => {
        throw error instanceof UpstreamError ? Object.assign(error, { failedCheck: name }) : error;
      });
    }
  }
}
