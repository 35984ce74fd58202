"use client";
import type { ApiKey, ApiKeyInput, DeletedApiKey } from "@confident-admin/core";
import type { Row } from "../cache/pending-rows.ts";
import {
  createOrganizationApiKeyMutation,
  type DeleteApiKeyVariables,
  deleteOrganizationApiKeyMutation,
  organizationApiKeyQuery,
  organizationApiKeysQuery,
  type UpdateApiKeyVariables,
  updateOrganizationApiKeyMutation,
} from "../resources/api-keys.ts";
import { queryHook, suspenseQueryHook } from "./create-hooks.ts";
import type {
  MutationHook,
  QueryHook,
  SecretMutationHook,
  SuspenseQueryHook,
} from "./hook-types.ts";
import { mutationHook, secretMutationHook } from "./mutation-hook.ts";

/** Lists the API keys of the organization, with redacted values. */
export const useOrganizationApiKeys: QueryHook<[], ApiKey[], Row<ApiKey>[]> =
  /* @__PURE__ */ queryHook(organizationApiKeysQuery);

/** {@link useOrganizationApiKeys} for Suspense. */
export const useSuspenseOrganizationApiKeys: SuspenseQueryHook<[], ApiKey[], Row<ApiKey>[]> =
  /* @__PURE__ */ suspenseQueryHook(organizationApiKeysQuery);

/** Reads one API key of the organization, with its value redacted. */
export const useOrganizationApiKey: QueryHook<[apiKeyId: number], ApiKey> =
  /* @__PURE__ */ queryHook(organizationApiKeyQuery);

/** {@link useOrganizationApiKey} for Suspense. */
export const useSuspenseOrganizationApiKey: SuspenseQueryHook<[apiKeyId: number], ApiKey> =
  /* @__PURE__ */ suspenseQueryHook(organizationApiKeyQuery);

/** Creates an API key for the organization from `{ name }`. Requires `onSecret`, which receives the key's value. */
export const useCreateOrganizationApiKey: SecretMutationHook<[], ApiKey, ApiKeyInput> =
  /* @__PURE__ */ secretMutationHook(createOrganizationApiKeyMutation);

/** Enables or disables an API key of the organization. Takes `{ apiKeyId, apiKey: { valid } }`. */
export const useUpdateOrganizationApiKey: MutationHook<[], ApiKey, UpdateApiKeyVariables> =
  /* @__PURE__ */ mutationHook(updateOrganizationApiKeyMutation);

/** Deletes an API key of the organization. Takes `{ apiKeyId }`. */
export const useDeleteOrganizationApiKey: MutationHook<[], DeletedApiKey, DeleteApiKeyVariables> =
  /* @__PURE__ */ mutationHook(deleteOrganizationApiKeyMutation);
