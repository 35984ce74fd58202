import { randomUuid } from "../random-uuid.ts";
import { failure, success } from "../reply.ts";
import { findById, put, type Scope } from "../scope.ts";
import type { ApiKey, ApiKeyInput, ApiKeyUpdate } from "../types.ts";
import type { Context, ScopedOperation } from "./operation.ts";

export const listApiKeys: ScopedOperation = ({ apiKeys }) =>
  success({ apiKeys: apiKeys.map(redact) });

/** Creates a key. Only this response contains the key's complete value. */
export const createApiKey: ScopedOperation = (scope, { body }, context) =>
  success({ apiKey: addApiKey(scope, (body as ApiKeyInput).name, context) });

export const getApiKey: ScopedOperation = (scope, { params }) => {
  const known = findById(scope.apiKeys, params["apiKeyId"]);
  return known ? success({ apiKey: redact(known) }) : failure(404);
};

export const updateApiKey: ScopedOperation = (scope, { params, body }) => {
  const known = findById(scope.apiKeys, params["apiKeyId"]);
  if (!known) {
    return failure(404);
  }
  const apiKey = { ...known, ...(body as ApiKeyUpdate) };
  scope.apiKeys = put(scope.apiKeys, known, apiKey);
  return success({ apiKey: redact(apiKey) });
};

export const deleteApiKey: ScopedOperation = (scope, { params }) => {
  const known = findById(scope.apiKeys, params["apiKeyId"]);
  scope.apiKeys = scope.apiKeys.filter((apiKey) => apiKey !== known);
  return known ? success({ id: known.id, deleted: true }) : failure(404);
};

/** Adds a key with a random value to a scope. */
export function addApiKey(scope: Scope, name: string, { nextId }: Context): ApiKey {
  const apiKey = {
    id: nextId(),
    name,
    valid: true,
    value: `${scope.level.keyPrefix}${randomUuid().replaceAll("-", "")}`,
    created_at: new Date().toISOString(),
    lastUsed: null,
  };
  scope.apiKeys = [...scope.apiKeys, apiKey];
  return apiKey;
}

/** Whether the fake accepts a key. It cannot accept the document's examples, because their values are redacted. */
export function isUsable({ valid, value }: ApiKey): boolean {
  return valid && !value.startsWith("*");
}

function redact(apiKey: ApiKey): ApiKey {
  return { ...apiKey, value: `${"*".repeat(15)}${apiKey.value.slice(-6)}` };
}
