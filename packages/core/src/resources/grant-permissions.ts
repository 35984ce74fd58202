import { withErrorContext } from "../operation/error-context.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import { checkSegment } from "../operation/serialize.ts";
import { queueWrite } from "../operation/write-queue.ts";
import type { CallOptions } from "../options.ts";
import type { Policy } from "../types.gen.ts";
import { modifyPolicy } from "./modify-policy.ts";
import { checkPermissionNames, permissionIdsOf } from "./permission-catalog.ts";

/**
 * Adds permissions to a policy, by name, and keeps the rest of the policy. Writes only if something changes, and only
 * after two equal reads, the second directly before the write. Reads again before a retry. The API has no ETags: a change
 * that another process makes between that read and the write is lost. Within a process, writes to the same policy run one
 * at a time, in call order. A call waits at most ten minutes for its turn; `signal` ends the wait.
 *
 * Number of requests (`totalTimeout` applies to each separately):
 *
 * - 1 if nothing changes
 * - 3 if something changes
 * - up to 6 if others write at the same time
 * - up to 2 more for each retry
 * - 1 more to look up ids that are not cached; they are cached for five minutes
 *
 * @returns the policy after the change
 * @throws {ConfidentNotFoundError} if no policy has this id.
 * @throws {ConfidentArgumentError} if a permission's name is unknown, `names` is not an array of names, or `policyId`
 * cannot be a path segment. Nothing was written.
 * @throws {ConfidentConflictError} if the policy cannot be written safely: someone else keeps changing it, the server does
 * not return its permissions, or the response does not match the write. The message says whether something was written.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/policies/update-organization-policy
 */
export function grantPermissions(
  client: ConfidentClient,
  policyId: string,
  names: readonly string[],
  options?: CallOptions,
): Promise<Policy> {
  return withErrorContext(client, "grantPermissions", () =>
    change(client, policyId, names, options, (held, named) => [...new Set([...held, ...named])]),
  );
}

/**
 * Removes permissions from a policy, by name, and keeps the rest of the policy. Waits, reads and writes as
 * {@link grantPermissions} does.
 *
 * @returns the policy after the change
 * @throws {ConfidentNotFoundError} if no policy has this id.
 * @throws {ConfidentArgumentError} if a permission's name is unknown, `names` is not an array of names, or `policyId`
 * cannot be a path segment. Nothing was written.
 * @throws {ConfidentConflictError} if the policy cannot be written safely: someone else keeps changing it, the server does
 * not return its permissions, or the response does not match the write. The message says whether something was written.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/policies/update-organization-policy
 */
export function revokePermissions(
  client: ConfidentClient,
  policyId: string,
  names: readonly string[],
  options?: CallOptions,
): Promise<Policy> {
  return withErrorContext(client, "revokePermissions", () =>
    change(client, policyId, names, options, (held, named) =>
      held.filter((id) => !named.includes(id)),
    ),
  );
}

async function change(
  client: ConfidentClient,
  policyId: string,
  names: readonly string[],
  options: CallOptions | undefined,
  apply: (held: readonly string[], named: readonly string[]) => string[],
): Promise<Policy> {
  checkSegment("policyId", policyId);
  const wanted = checkPermissionNames(names);
  return queueWrite(client, policyId, options, async () => {
    const named = await permissionIdsOf(client, wanted, options);
    const { policy } = await modifyPolicy(client, policyId, options, (current) => ({
      ...current,
      permissionIds: apply(current.permissionIds, named),
    }));
    return policy;
  });
}
