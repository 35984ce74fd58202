import type { AllowOptions } from "../allow-options.ts";
import type { Call, UpstreamResult } from "../upstream/call-upstream.ts";
import type { UpstreamClient } from "../upstream/upstream-clients.ts";
import { checkOwnKey } from "./own-key.ts";
import { checkOwnership } from "./ownership.ts";
import type { CallerRequest } from "./read-upstream.ts";

/**
 * Rejects calls that need a permission of the option `allow`. A check that cannot be completed rejects the call too.
 *
 * @returns the API's response if the check got an error from the API; the call must not be sent then
 * @throws {HttpError} if the call is not allowed.
 * @throws {UpstreamError} if the API cannot be reached or its response is not usable.
 */
export async function checkCall(
  client: UpstreamClient,
  call: Call,
  request: CallerRequest,
  { transferOwnership, revokeOwnKey }: AllowOptions,
): Promise<UpstreamResult | undefined> {
  return (
    (transferOwnership ? undefined : await checkOwnership(client, call, request)) ??
    (revokeOwnKey ? undefined : await checkOwnKey(client, call, request))
  );
}
