import { entity, execute } from "../operation/execute.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import { queueWrite, writeTarget } from "../operation/write-queue.ts";
import type { CallOptions } from "../options.ts";
import type { Organization, OrganizationInput } from "../types.gen.ts";
import { checkName } from "./check-name.ts";

/**
 * Returns the organization that the key belongs to.
 *
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/retrieve-organization
 */
export function getOrganization(
  client: ConfidentClient,
  options?: CallOptions,
): Promise<Organization> {
  return execute(
    client,
    "getOrganization",
    options,
    (api, call) => api.GET("/v1/organization", { call }),
    (data) => entity(data?.organization),
  );
}

/**
 * Renames the organization. Waits for earlier writes to the organization from this process.
 *
 * @throws {ConfidentArgumentError} if the name is not a string, or is empty or only whitespace. Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/update-organization
 */
export function updateOrganization(
  client: ConfidentClient,
  organization: OrganizationInput,
  options?: CallOptions,
): Promise<Organization> {
  return execute(
    client,
    "updateOrganization",
    options,
    (api, call) => {
      const body = checkOrganization(organization);
      return queueWrite(client, writeTarget("organization"), options, () =>
        api.PUT("/v1/organization", { body, call }),
      );
    },
    (data) => entity(data?.organization),
  );
}

// Returns a copy, so that later changes by the caller are not sent unchecked.
function checkOrganization(organization: OrganizationInput): OrganizationInput {
  checkName("An organization", organization?.name);
  return { ...organization };
}
