import { checkIds } from "../operation/check-ids.ts";
import { checkDeleted, checkFields, checkList } from "../operation/check-value.ts";
import { execute } from "../operation/execute.ts";
import { executeWithSecrets } from "../operation/execute-with-secrets.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import { queueWrite, writeTarget } from "../operation/write-queue.ts";
import type { CallOptions } from "../options.ts";
import type { ApiKey, ApiKeyInput, ApiKeyUpdate, DeletedApiKey } from "../types.gen.ts";
import { API_KEY, checkApiKey, checkApiKeyUpdate } from "./api-key-input.ts";

/**
 * Lists the organization's API keys, with redacted values.
 *
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/api-keys/list-organization-api-keys
 */
export function listOrganizationApiKeys(
  client: ConfidentClient,
  options?: CallOptions,
): Promise<ApiKey[]> {
  return executeWithSecrets(
    client,
    "listOrganizationApiKeys",
    options,
    (api, call) => api.GET("/v1/organization/api-keys", { call }),
    (data) => checkList(data?.apiKeys, API_KEY),
  );
}

/**
 * Creates an API key. Only this response has the complete `value`. Not retried if the response is lost.
 *
 * @throws {ConfidentArgumentError} if the name is empty or only whitespace. Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/api-keys/create-organization-api-key
 */
export function createOrganizationApiKey(
  client: ConfidentClient,
  apiKey: ApiKeyInput,
  options?: CallOptions,
): Promise<ApiKey> {
  return executeWithSecrets(
    client,
    "createOrganizationApiKey",
    options,
    (api, call) => api.POST("/v1/organization/api-keys", { body: checkApiKey(apiKey), call }),
    (data) => checkFields(data?.apiKey, API_KEY),
  );
}

/**
 * Returns one API key, with a redacted value.
 *
 * @throws {ConfidentArgumentError} if `apiKeyId` is not a positive integer. Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/api-keys/get-organization-api-key
 */
export function getOrganizationApiKey(
  client: ConfidentClient,
  apiKeyId: number,
  options?: CallOptions,
): Promise<ApiKey> {
  return executeWithSecrets(
    client,
    "getOrganizationApiKey",
    options,
    (api, call) => {
      const params = { path: checkIds({}, { apiKeyId }) };
      return api.GET("/v1/organization/api-keys/{apiKeyId}", { params, call });
    },
    (data) => checkFields(data?.apiKey, API_KEY),
  );
}

/**
 * Enables or disables an API key. Waits for earlier writes to the same key from this process.
 *
 * @throws {ConfidentArgumentError} if `apiKeyId` is not a positive integer, or `valid` is not a boolean. Nothing is
 * sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/api-keys/update-organization-api-key
 */
export function updateOrganizationApiKey(
  client: ConfidentClient,
  apiKeyId: number,
  apiKey: ApiKeyUpdate,
  options?: CallOptions,
): Promise<ApiKey> {
  return executeWithSecrets(
    client,
    "updateOrganizationApiKey",
    options,
    (api, call) => {
      const params = { path: checkIds({}, { apiKeyId }) };
      const body = checkApiKeyUpdate(apiKey);
      return queueWrite(client, writeTarget("API key", apiKeyId), options, () =>
        api.PUT("/v1/organization/api-keys/{apiKeyId}", { params, body, call }),
      );
    },
    (data) => checkFields(data?.apiKey, API_KEY),
  );
}

/**
 * Deletes an API key immediately and permanently. Waits for earlier writes to the same key from this process. If the
 * response is lost, retries as {@link deletePolicy} does.
 *
 * @throws {ConfidentArgumentError} if `apiKeyId` is not a positive integer. Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/api-keys/delete-organization-api-key
 */
export function deleteOrganizationApiKey(
  client: ConfidentClient,
  apiKeyId: number,
  options?: CallOptions,
): Promise<DeletedApiKey> {
  return execute(
    client,
    "deleteOrganizationApiKey",
    options,
    (api, call) => {
      const params = { path: checkIds({}, { apiKeyId }) };
      return queueWrite(client, writeTarget("API key", apiKeyId), options, () =>
        api.DELETE("/v1/organization/api-keys/{apiKeyId}", { params, call }),
      );
    },
    (data, status) => checkDeleted(apiKeyId, data, status),
  );
}
