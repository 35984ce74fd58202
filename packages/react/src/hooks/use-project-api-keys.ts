"use client";
import type { ApiKey, ApiKeyInput, DeletedApiKey } from "@confident-admin/core";
import type { Row } from "../cache/pending-rows.ts";
import type { ProjectId } from "../cache/resource.ts";
import type { DeleteApiKeyVariables, UpdateApiKeyVariables } from "../resources/api-keys.ts";
import {
  createProjectApiKeyMutation,
  deleteProjectApiKeyMutation,
  projectApiKeyQuery,
  projectApiKeysQuery,
  updateProjectApiKeyMutation,
} from "../resources/project-api-keys.ts";
import { queryHook, suspenseQueryHook } from "./create-hooks.ts";
import type {
  MutationHook,
  QueryHook,
  SecretMutationHook,
  SuspenseQueryHook,
} from "./hook-types.ts";
import { mutationHook, secretMutationHook } from "./mutation-hook.ts";

/** Lists the API keys of a project, with redacted values. */
export const useProjectApiKeys: QueryHook<ProjectId, ApiKey[], Row<ApiKey>[]> =
  /* @__PURE__ */ queryHook(projectApiKeysQuery);

/** {@link useProjectApiKeys} for Suspense. */
export const useSuspenseProjectApiKeys: SuspenseQueryHook<ProjectId, ApiKey[], Row<ApiKey>[]> =
  /* @__PURE__ */ suspenseQueryHook(projectApiKeysQuery);

/** Reads one API key of a project, with its value redacted. */
export const useProjectApiKey: QueryHook<[projectId: string, apiKeyId: number], ApiKey> =
  /* @__PURE__ */ queryHook(projectApiKeyQuery);

/** {@link useProjectApiKey} for Suspense. */
export const useSuspenseProjectApiKey: SuspenseQueryHook<
  [projectId: string, apiKeyId: number],
  ApiKey
> = /* @__PURE__ */ suspenseQueryHook(projectApiKeyQuery);

/** Creates an API key for a project from `{ name }`. Requires `onSecret`, which receives the key's value. */
export const useCreateProjectApiKey: SecretMutationHook<ProjectId, ApiKey, ApiKeyInput> =
  /* @__PURE__ */ secretMutationHook(createProjectApiKeyMutation);

/** Enables or disables an API key of a project. Takes `{ apiKeyId, apiKey: { valid } }`. */
export const useUpdateProjectApiKey: MutationHook<ProjectId, ApiKey, UpdateApiKeyVariables> =
  /* @__PURE__ */ mutationHook(updateProjectApiKeyMutation);

/** Deletes an API key of a project. Takes `{ apiKeyId }`. */
export const useDeleteProjectApiKey: MutationHook<ProjectId, DeletedApiKey, DeleteApiKeyVariables> =
  /* @__PURE__ */ mutationHook(deleteProjectApiKeyMutation);
