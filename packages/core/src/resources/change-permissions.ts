import { checkIds } from "../operation/check-ids.ts";
import { withErrorContext } from "../operation/error-context.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import { queueWrite } from "../operation/write-queue.ts";
import type { CallOptions } from "../options.ts";
import type { Policy } from "../types.gen.ts";
import { modify } from "./collection/modify.ts";
import { checkPermissionNames, permissionIdsOf } from "./permission-catalog.ts";
import type { PolicyCollection } from "./policy-collections.ts";

/** Adds permissions to a policy, by name, and keeps the rest of the policy. */
export function grant(
  client: ConfidentClient,
  collection: PolicyCollection,
  policyId: string,
  names: readonly string[],
  options: CallOptions | undefined,
): Promise<Policy> {
  return withErrorContext(client, `grant${collection.permissions}`, () =>
    change(client, collection, policyId, names, options, (held, named) => [
      ...new Set([...held, ...named]),
    ]),
  );
}

/** Removes permissions from a policy, by name, and keeps the rest of the policy. */
export function revoke(
  client: ConfidentClient,
  collection: PolicyCollection,
  policyId: string,
  names: readonly string[],
  options: CallOptions | undefined,
): Promise<Policy> {
  return withErrorContext(client, `revoke${collection.permissions}`, () =>
    change(client, collection, policyId, names, options, (held, named) =>
      held.filter((id) => !named.includes(id)),
    ),
  );
}

async function change(
  client: ConfidentClient,
  collection: PolicyCollection,
  id: string,
  names: readonly string[],
  options: CallOptions | undefined,
  apply: (held: readonly string[], named: readonly string[]) => string[],
): Promise<Policy> {
  checkIds({ ...collection.path, policyId: id });
  const wanted = checkPermissionNames(names);
  return queueWrite(client, collection.queue(id), options, async () => {
    const named = await permissionIdsOf(client, wanted, options, collection.catalog(client));
    const target = { client, collection, id, options };
    const { row } = await modify(target, (current) => ({
      ...current,
      ids: apply(current.ids, named),
    }));
    return row;
  });
}
