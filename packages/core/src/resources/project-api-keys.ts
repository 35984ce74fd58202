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
 * Lists the project's API keys, with redacted values.
 *
 * @throws {ConfidentArgumentError} if `projectId` cannot be a path segment. Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/api-keys/list-project-api-keys
 */
export function listProjectApiKeys(
  client: ConfidentClient,
  projectId: string,
  options?: CallOptions,
): Promise<ApiKey[]> {
  return executeWithSecrets(
    client,
    "listProjectApiKeys",
    options,
    (api, call) =>
      api.GET("/v1/projects/{projectId}/api-keys", {
        params: { path: checkIds({ projectId }) },
        call,
      }),
    (data) => checkList(data?.apiKeys, API_KEY),
  );
}

/**
 * Creates an API key. Only this response has the complete `value`. Not retried if the response is lost.
 *
 * @throws {ConfidentArgumentError} if `projectId` cannot be a path segment, or the name is empty or only whitespace.
 * Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/api-keys/create-project-api-key
 */
export function createProjectApiKey(
  client: ConfidentClient,
  projectId: string,
  apiKey: ApiKeyInput,
  options?: CallOptions,
): Promise<ApiKey> {
  return executeWithSecrets(
    client,
    "createProjectApiKey",
    options,
    (api, call) => {
      const params = { path: checkIds({ projectId }) };
      return api.POST("/v1/projects/{projectId}/api-keys", {
        params,
        body: checkApiKey(apiKey),
        call,
      });
    },
    (data) => checkFields(data?.apiKey, API_KEY),
  );
}

/**
 * Returns one API key, with a redacted value.
 *
 * @throws {ConfidentArgumentError} if `projectId` cannot be a path segment, or `apiKeyId` is not a positive integer.
 * Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/api-keys/get-project-api-key
 */
export function getProjectApiKey(
  client: ConfidentClient,
  projectId: string,
  apiKeyId: number,
  options?: CallOptions,
): Promise<ApiKey> {
  return executeWithSecrets(
    client,
    "getProjectApiKey",
    options,
    (api, call) => {
      const params = { path: checkIds({ projectId }, { apiKeyId }) };
      return api.GET("/v1/projects/{projectId}/api-keys/{apiKeyId}", { params, call });
    },
    (data) => checkFields(data?.apiKey, API_KEY),
  );
}

/**
 * Enables or disables an API key. Waits for earlier writes to the same key from this process.
 *
 * @throws {ConfidentArgumentError} if `projectId` cannot be a path segment, `apiKeyId` is not a positive integer, or
 * `valid` is not a boolean. Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/api-keys/update-project-api-key
 */
export function updateProjectApiKey(
  client: ConfidentClient,
  projectId: string,
  apiKeyId: number,
  apiKey: ApiKeyUpdate,
  options?: CallOptions,
): Promise<ApiKey> {
  return executeWithSecrets(
    client,
    "updateProjectApiKey",
    options,
    (api, call) => {
      const params = { path: checkIds({ projectId }, { apiKeyId }) };
      const body = checkApiKeyUpdate(apiKey);
      return queueWrite(client, writeTarget("project API key", projectId, apiKeyId), options, () =>
        api.PUT("/v1/projects/{projectId}/api-keys/{apiKeyId}", { params, body, call }),
      );
    },
    (data) => checkFields(data?.apiKey, API_KEY),
  );
}

/**
 * Deletes an API key immediately and permanently. Waits for earlier writes to the same key from this process. If the
 * response is lost, retries as {@link deletePolicy} does.
 *
 * @throws {ConfidentArgumentError} if `projectId` cannot be a path segment, or `apiKeyId` is not a positive integer.
 * Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/api-keys/delete-project-api-key
 */
export function deleteProjectApiKey(
  client: ConfidentClient,
  projectId: string,
  apiKeyId: number,
  options?: CallOptions,
): Promise<DeletedApiKey> {
  return execute(
    client,
    "deleteProjectApiKey",
    options,
    (api, call) => {
      const params = { path: checkIds({ projectId }, { apiKeyId }) };
      return queueWrite(client, writeTarget("project API key", projectId, apiKeyId), options, () =>
        api.DELETE("/v1/projects/{projectId}/api-keys/{apiKeyId}", { params, call }),
      );
    },
    (data, status) => checkDeleted(apiKeyId, data, status),
  );
}
