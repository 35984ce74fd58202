import { ConfidentConflictError, ConfidentNotFoundError, isConfidentError } from "../errors.ts";
import { withErrorContext } from "../operation/error-context.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import { checkSegment } from "../operation/serialize.ts";
import { queueWrite } from "../operation/write-queue.ts";
import type { CallOptions } from "../options.ts";
import type { Policy, PolicyInput } from "../types.gen.ts";
import { checkWritten } from "./check-written.ts";
import { findByName } from "./find-policy.ts";
import { modifyPolicy } from "./modify-policy.ts";
import { createPolicy } from "./policies.ts";
import { checkPolicy, type NamedPolicyInput, toPolicyBody } from "./policy-input.ts";

/** How many times to look up a policy that others keep renaming or deleting. */
const MAX_TRIES = 3;

/** The policy, and whether it was created, updated or unchanged. */
export interface EnsuredPolicy {
  readonly policy: Policy;
  readonly change: "created" | "updated" | "unchanged";
}

/**
 * Creates a policy, or updates the one that has its name, so that it has exactly these permissions. If you omit
 * `description`, the existing one is kept. If someone else creates the policy meanwhile (409), or the response to the create
 * is lost, looks it up again. Within a process, calls with the same name run one at a time, and the update waits,
 * reads and writes as {@link grantPermissions} does.
 *
 * Sends two requests if the policy is created or already matches, three if it is updated, and more if others write at the
 * same time. Permission names need one more, unless their ids were looked up less than five minutes ago.
 *
 * @throws {ConfidentArgumentError} if the name is empty or only whitespace, `permissionIds` and `permissions` are missing
 * or not arrays, or a permission's name is unknown. Nothing was written.
 * @throws {ConfidentConflictError} if the policy cannot be written safely: someone else keeps changing it, several policies
 * share the name, the server does not return permissions, or the response does not match the write. The message says
 * whether something was written.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/policies/create-organization-policy
 */
export function ensurePolicy(
  client: ConfidentClient,
  policy: PolicyInput | NamedPolicyInput,
  options?: CallOptions,
): Promise<EnsuredPolicy> {
  return withErrorContext(client, "ensurePolicy", async () => {
    const checked = checkPolicy(policy);
    // No id contains a line break.
    return queueWrite(client, `\n${checked.body.name}`, options, async () => {
      const body = await toPolicyBody(client, checked, options);
      // The list contains each id once, even if the caller passes it twice.
      const permissionIds = [...new Set(body.permissionIds)];
      return createOrUpdate(client, { ...body, permissionIds }, options);
    });
  });
}

async function createOrUpdate(
  client: ConfidentClient,
  body: PolicyInput,
  options: CallOptions | undefined,
): Promise<EnsuredPolicy> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const found = await findByName(client, body.name, options);
    const ensured = found
      ? await update(client, found, body, options)
      : await create(client, body, options);
    if (ensured) {
      return ensured;
    }
  }
  throw new ConfidentConflictError(
    `The policy ${JSON.stringify(body.name)} was not written: others keep renaming or deleting it.`,
    { delivery: "answered" },
  );
}

async function create(
  client: ConfidentClient,
  body: PolicyInput,
  options: CallOptions | undefined,
): Promise<EnsuredPolicy | undefined> {
  let policy: Policy;
  try {
    policy = await createPolicy(client, body, options);
  } catch (error) {
    const found =
      mayExist(error) && (await findByName(client, body.name, options).catch(() => undefined));
    if (!found) {
      throw error;
    }
    const ensured = await update(client, found, body, options);
    const isOurs = ensured?.change === "unchanged" && statusOf(error) !== 409;
    return isOurs ? { ...ensured, change: "created" } : ensured;
  }
  checkWritten(policy, body);
  return { policy, change: "created" };
}

// Returns `undefined` if someone else has renamed or deleted the policy.
async function update(
  client: ConfidentClient,
  found: Policy,
  body: PolicyInput,
  options: CallOptions | undefined,
): Promise<EnsuredPolicy | undefined> {
  const policyId = checkSegment("policyId", found.id);
  const change = (current: PolicyInput) => {
    if (current.name !== body.name) {
      throw new ConfidentNotFoundError("renamed", { status: 404 });
    }
    const { description = current.description } = body;
    return { ...body, description };
  };
  try {
    const { policy, changed } = await queueWrite(client, policyId, options, () =>
      modifyPolicy(client, policyId, options, change, found),
    );
    return { policy, change: changed ? "updated" : "unchanged" };
  } catch (error) {
    if (statusOf(error) === 404) {
      return undefined;
    }
    throw error;
  }
}

// Someone else may have created the policy, or the response was lost or unreadable.
function mayExist(error: unknown): boolean {
  const status = statusOf(error) ?? 0;
  const isPossible = status < 400 || status === 409 || status >= 500;
  return isConfidentError(error) && error.delivery !== "unsent" && isPossible;
}

function statusOf(error: unknown): number | undefined {
  return isConfidentError(error) && "status" in error ? error.status : undefined;
}
