import { ConfidentConflictError } from "../errors.ts";
import { withErrorContext } from "../operation/error-context.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import type { CallOptions } from "../options.ts";
import type { ApiKey } from "../types.gen.ts";
import { updateOrganizationApiKey } from "./api-keys.ts";
import { updateProjectApiKey } from "./project-api-keys.ts";

/**
 * Enables an API key of the organization, so that the API accepts it again.
 *
 * @throws {ConfidentArgumentError} if `apiKeyId` is not a positive integer. Nothing is sent.
 * @throws {ConfidentConflictError} if the response does not match the change.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/api-keys/update-organization-api-key
 */
export function enableOrganizationApiKey(
  client: ConfidentClient,
  apiKeyId: number,
  options?: CallOptions,
): Promise<ApiKey> {
  return change(client, "enableOrganizationApiKey", apiKeyId, true, (update) =>
    updateOrganizationApiKey(client, apiKeyId, update, options),
  );
}

/**
 * Disables an API key of the organization. The API rejects the key until it is enabled again. If you disable the
 * client's own key, the client is locked out.
 *
 * @throws {ConfidentArgumentError} if `apiKeyId` is not a positive integer. Nothing is sent.
 * @throws {ConfidentConflictError} if the response does not match the change.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/api-keys/update-organization-api-key
 */
export function disableOrganizationApiKey(
  client: ConfidentClient,
  apiKeyId: number,
  options?: CallOptions,
): Promise<ApiKey> {
  return change(client, "disableOrganizationApiKey", apiKeyId, false, (update) =>
    updateOrganizationApiKey(client, apiKeyId, update, options),
  );
}

/**
 * Enables an API key of a project, so that the API accepts it again.
 *
 * @throws {ConfidentArgumentError} if `projectId` cannot be a path segment, or `apiKeyId` is not a positive integer.
 * Nothing is sent.
 * @throws {ConfidentConflictError} if the response does not match the change.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/api-keys/update-project-api-key
 */
export function enableProjectApiKey(
  client: ConfidentClient,
  projectId: string,
  apiKeyId: number,
  options?: CallOptions,
): Promise<ApiKey> {
  return change(client, "enableProjectApiKey", apiKeyId, true, (update) =>
    updateProjectApiKey(client, projectId, apiKeyId, update, options),
  );
}

/**
 * Disables an API key of a project. The API rejects the key until it is enabled again.
 *
 * @throws {ConfidentArgumentError} if `projectId` cannot be a path segment, or `apiKeyId` is not a positive integer.
 * Nothing is sent.
 * @throws {ConfidentConflictError} if the response does not match the change.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/api-keys/update-project-api-key
 */
export function disableProjectApiKey(
  client: ConfidentClient,
  projectId: string,
  apiKeyId: number,
  options?: CallOptions,
): Promise<ApiKey> {
  return change(client, "disableProjectApiKey", apiKeyId, false, (update) =>
    updateProjectApiKey(client, projectId, apiKeyId, update, options),
  );
}

function change(
  client: ConfidentClient,
  operation: string,
  apiKeyId: number,
  valid: boolean,
  update: (update: { readonly valid: boolean }) => Promise<ApiKey>,
): Promise<ApiKey> {
  return withErrorContext(client, operation, async () => {
    const key = await update({ valid });
    if (key.id !== apiKeyId || key.valid !== valid) {
      throw new ConfidentConflictError(
        `The change to the API key ${apiKeyId} was sent, but the response differs. List the keys to see their state.`,
        { delivery: "answered" },
      );
    }
    return key;
  });
}
