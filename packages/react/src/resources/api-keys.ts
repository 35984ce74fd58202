import {
  type ApiKey,
  type ApiKeyInput,
  type ApiKeyUpdate,
  createOrganizationApiKey,
  type DeletedApiKey,
  deleteOrganizationApiKey,
  getOrganizationApiKey,
  listOrganizationApiKeys,
  updateOrganizationApiKey,
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
import type { Resource } from "../cache/resource.ts";
import { apiKeyKey, previewApiKey } from "./preview-api-key.ts";
import { redactSecrets } from "./redact-secrets.ts";

/** The API key to enable or disable. */
export interface UpdateApiKeyVariables {
  readonly apiKeyId: number;
  readonly apiKey: ApiKeyUpdate;
}

/** The API key to delete. */
export interface DeleteApiKeyVariables {
  readonly apiKeyId: number;
}

const apiKeys: Resource<[]> = {
  path: () => ["organization", "api-keys"],
  id: "apiKeyId",
  integerIds: true,
  preview: previewApiKey,
};

/** Lists the API keys of the organization, with redacted values. */
export const organizationApiKeysQuery: QueryFactory<[], ApiKey[]> = /* @__PURE__ */ defineQuery(
  apiKeys,
  async (client, call) => (await listOrganizationApiKeys(client, call)).map(redactSecrets),
);

/** Reads one API key of the organization, with its value redacted. */
export const organizationApiKeyQuery: QueryFactory<[apiKeyId: number], ApiKey> =
  /* @__PURE__ */ defineQuery(
    { path: (apiKeyId) => ["organization", "api-keys", apiKeyId] },
    async (client, apiKeyId, call) =>
      redactSecrets(await getOrganizationApiKey(client, apiKeyId, call)),
  );

/** Creates an API key for the organization. `onSecret` receives the key's value. */
export const createOrganizationApiKeyMutation: SecretMutationFactory<[], ApiKey, ApiKeyInput> =
  /* @__PURE__ */ defineSecretMutation(apiKeys, createOrganizationApiKey, (apiKey) => [
    apiKey.value,
    redactSecrets(apiKey),
  ]);

/** Enables or disables an API key of the organization. */
export const updateOrganizationApiKeyMutation: MutationFactory<[], ApiKey, UpdateApiKeyVariables> =
  /* @__PURE__ */ defineMutation(apiKeys, "update", async (client, { apiKeyId, apiKey }, call) =>
    redactSecrets(await updateOrganizationApiKey(client, apiKeyId, apiKey, call)),
  );

/** Deletes an API key of the organization. */
export const deleteOrganizationApiKeyMutation: MutationFactory<
  [],
  DeletedApiKey,
  DeleteApiKeyVariables
> = /* @__PURE__ */ removingQueries(
  /* @__PURE__ */ defineMutation(apiKeys, "delete", (client, { apiKeyId }, call) =>
    deleteOrganizationApiKey(client, apiKeyId, call),
  ),
  apiKeyKey,
);
