import {
  type ApiKey,
  type ApiKeyInput,
  createProjectApiKey,
  type DeletedApiKey,
  deleteProjectApiKey,
  getProjectApiKey,
  listProjectApiKeys,
  updateProjectApiKey,
} from "@confident-admin/core";
import { defineMutation } from "../cache/define-mutation.ts";
import { defineQuery } from "../cache/define-query.ts";
import { defineSecretMutation } from "../cache/define-secret-mutation.ts";
import { removingQueries } from "../cache/deleted-queries.ts";
import type {
  MutationFactory,
  QueryFactory,
  SecretMutationFactory,
} from "../cache/query-options.ts";
import type { ProjectId, Resource } from "../cache/resource.ts";
import type { DeleteApiKeyVariables, UpdateApiKeyVariables } from "./api-keys.ts";
import { apiKeyKey, previewApiKey } from "./preview-api-key.ts";
import { redactSecrets } from "./redact-secrets.ts";

const apiKeys: Resource<ProjectId> = {
  path: (projectId) => ["project", projectId, "api-keys"],
  id: "apiKeyId",
  integerIds: true,
  preview: previewApiKey,
};

/** Lists the API keys of a project, with redacted values. */
export const projectApiKeysQuery: QueryFactory<ProjectId, ApiKey[]> = /* @__PURE__ */ defineQuery(
  apiKeys,
  async (client, projectId, call) =>
    (await listProjectApiKeys(client, projectId, call)).map(redactSecrets),
);

/** Reads one API key of a project, with its value redacted. */
export const projectApiKeyQuery: QueryFactory<[projectId: string, apiKeyId: number], ApiKey> =
  /* @__PURE__ */ defineQuery(
    { path: (projectId, apiKeyId) => ["project", projectId, "api-keys", apiKeyId] },
    async (client, projectId, apiKeyId, call) =>
      redactSecrets(await getProjectApiKey(client, projectId, apiKeyId, call)),
  );

/** Creates an API key for a project. `onSecret` receives the key's value. */
export const createProjectApiKeyMutation: SecretMutationFactory<ProjectId, ApiKey, ApiKeyInput> =
  /* @__PURE__ */ defineSecretMutation(apiKeys, createProjectApiKey, (apiKey) => [
    apiKey.value,
    redactSecrets(apiKey),
  ]);

/** Enables or disables an API key of a project. */
export const updateProjectApiKeyMutation: MutationFactory<
  ProjectId,
  ApiKey,
  UpdateApiKeyVariables
> = /* @__PURE__ */ defineMutation(
  apiKeys,
  "update",
  async (client, projectId, { apiKeyId, apiKey }, call) =>
    redactSecrets(await updateProjectApiKey(client, projectId, apiKeyId, apiKey, call)),
);

/** Deletes an API key of a project. */
export const deleteProjectApiKeyMutation: MutationFactory<
  ProjectId,
  DeletedApiKey,
  DeleteApiKeyVariables
> = /* @__PURE__ */ removingQueries(
  /* @__PURE__ */ defineMutation(apiKeys, "delete", (client, projectId, { apiKeyId }, call) =>
    deleteProjectApiKey(client, projectId, apiKeyId, call),
  ),
  apiKeyKey,
);
