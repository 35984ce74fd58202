import type { ConfidentClient } from "../client.ts";
import { ConfidentArgumentError } from "../errors.ts";
import type { CallOptions } from "../options.ts";
import { call, entity } from "../request/call.ts";
import type { Organization, OrganizationInput } from "../types.ts";

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
  return call(
    client,
    "getOrganization",
    options,
    (request) => request("get", "/v1/organization"),
    (data) => entity(data?.organization),
  );
}

/**
 * Renames the organization.
 *
 * @throws {ConfidentArgumentError} if the name is not a string, or blank; nothing was sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/update-organization
 */
export function updateOrganization(
  client: ConfidentClient,
  organization: OrganizationInput,
  options?: CallOptions,
): Promise<Organization> {
  return call(
    client,
    "updateOrganization",
    options,
    (request) => request("put", "/v1/organization", { body: checkOrganization(organization) }),
    (data) => entity(data?.organization),
  );
}

function checkOrganization(organization: OrganizationInput): OrganizationInput {
  const { name } = Object(organization) as Partial<OrganizationInput>;
  if (typeof name !== "string" || !name.trim()) {
    throw new ConfidentArgumentError("An organization needs a name that is not empty.");
  }
  return organization;
}
