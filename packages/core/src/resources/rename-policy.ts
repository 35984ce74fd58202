import { withErrorContext } from "../operation/error-context.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import { checkSegment } from "../operation/serialize.ts";
import { queueWrite } from "../operation/write-queue.ts";
import type { CallOptions } from "../options.ts";
import type { Policy } from "../types.gen.ts";
import { checkName } from "./check-name.ts";
import { modifyPolicy } from "./modify-policy.ts";

/**
 * Changes a policy's name and keeps the rest of the policy. Waits, reads and writes as {@link grantPermissions} does.
 *
 * @returns the policy after the change
 * @throws {ConfidentNotFoundError} if no policy has this id.
 * @throws {ConfidentArgumentError} if `policyId` cannot be a path segment, or the name is empty or only whitespace.
 * Nothing is sent.
 * @throws {ConfidentConflictError} if the policy cannot be written safely: someone else keeps changing it, the server does
 * not return its permissions, or the response does not match the write. The message says whether something was written.
 * @throws {ConfidentError} if the call fails, with status 409 if another policy has the name.
 * @see https://www.confident-ai.com/docs/api-reference/organization/policies/update-organization-policy
 */
export function renamePolicy(
  client: ConfidentClient,
  policyId: string,
  name: string,
  options?: CallOptions,
): Promise<Policy> {
  return withErrorContext(client, "renamePolicy", async () => {
    checkSegment("policyId", policyId);
    checkName("A policy", name);
    return queueWrite(client, policyId, options, async () => {
      const { policy } = await modifyPolicy(client, policyId, options, (current) => ({
        ...current,
        name,
      }));
      return policy;
    });
  });
}
