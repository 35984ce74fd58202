import { ConfidentConfigError } from "@confident-admin/core";
import type { Operation, OperationTable } from "@confident-admin/spec/operations";
import type { AllowOptions } from "./allow-options.ts";
import type { IdempotencyOptions } from "./idempotency-options.ts";
import type { SecretsOption } from "./operation-types.ts";
import type { ConfidentHandlerOptions } from "./options.ts";
import { checkPaths } from "./path-template.ts";
import { resolveAllow } from "./resolve-allow.ts";
import { resolveOperations } from "./resolve-operations.ts";
import { resolveSecrets } from "./resolve-secrets.ts";
import { addSecretFields } from "./secret-fields.ts";

/** The options for any table of operations. */
export type AnyHandlerOptions<Principal> = ConfidentHandlerOptions<Principal, OperationTable>;

/** Validated options with defaults. Lists are copied, so that later changes have no effect. */
export interface ResolvedOptions<Principal> extends AnyHandlerOptions<Principal> {
  readonly maxBodyBytes: number;
  readonly timeout: number;
  /** Includes secret fields that the document might not mark. */
  readonly operationTable: OperationTable;
  readonly secrets: SecretsOption<OperationTable>;
  readonly allow: AllowOptions;
}

/** @throws {ConfidentConfigError} if a required option is missing or an option is invalid. */
export function resolveOptions<Principal>(
  givenTable: OperationTable,
  options: AnyHandlerOptions<Principal> | undefined,
): ResolvedOptions<Principal> {
  const given: Partial<AnyHandlerOptions<Principal>> = options ?? {};
  checkTable(givenTable);
  const table = addSecretFields(givenTable);
  const authorize = checkAuthorize(given.authorize);
  const apiKey = checkApiKey(given.apiKey);
  const operations = resolveOperations(table, given.operations);
  return {
    ...given,
    authorize,
    apiKey,
    operationTable: table,
    operations,
    secrets: resolveSecrets(table, operations, given.secrets),
    allow: resolveAllow(given.allow),
    basePath: checkBasePath(given.basePath),
    origins: checkOrigins(given.origins),
    maxBodyBytes: checkPositive("maxBodyBytes", given.maxBodyBytes ?? 65_536),
    timeout: checkPositive("timeout", given.timeout ?? 30_000),
    idempotency: checkIdempotency(given.idempotency),
    onAudit: checkOnAudit(given.onAudit),
  };
}

function checkAuthorize<T>(authorize: T | undefined): T {
  if (typeof authorize !== "function") {
    throw new ConfidentConfigError(
      "createConfidentHandler needs authorize, a function that identifies the caller. Without it, anyone could use the organization key.",
    );
  }
  return authorize;
}

function checkApiKey<T>(apiKey: T | undefined): T {
  if (!apiKey) {
    throw new ConfidentConfigError(
      "createConfidentHandler needs an apiKey, the organization key. Read it from this server's environment.",
    );
  }
  return apiKey;
}

function checkTable(table: unknown): void {
  const isOperation = (value: Partial<Operation> | null) =>
    value?.path?.startsWith?.("/") && value.parameters?.path && value.secrets;
  const isTable = typeof table === "object" && table !== null;
  if (!isTable || !Object.values(table).every(isOperation)) {
    throw new ConfidentConfigError(
      "operationTable must be a table of operations. Generate it with the command confident-operations of @confident-admin/spec.",
    );
  }
  checkPaths(table as OperationTable);
}

function checkBasePath(basePath: unknown): string {
  const url = typeof basePath === "string" ? parseUrl(basePath, "http://host.invalid") : undefined;
  // A path that URL parsing changes would never match.
  if (url?.href !== `http://host.invalid${basePath}` || /[?#]/.test(url.href)) {
    throw new ConfidentConfigError("basePath must be a path such as /api/confident.");
  }
  return url.pathname.replace(/\/+$/, "");
}

function checkOrigins(origins: unknown): readonly string[] {
  if (origins === undefined || (Array.isArray(origins) && origins.length === 0)) {
    throw new ConfidentConfigError(
      'createConfidentHandler needs origins, a list of the page\'s origins, such as ["https://admin.example.com"].',
    );
  }
  // On a string, `includes` would match any part of it.
  if (!Array.isArray(origins)) {
    throw new ConfidentConfigError(
      "origins must be an array of origins such as https://admin.example.com.",
    );
  }
  return origins.map(checkOrigin);
}

function checkOrigin(given: unknown): string {
  const url = parseUrl(String(given));
  const isOrigin = url && /^https?:$/.test(url.protocol) && !url.host.includes("*");
  if (isOrigin && url.origin === given) {
    return given;
  }
  const shown = typeof given === "string" || isOrigin ? JSON.stringify(given) : String(given);
  const correction = isOrigin
    ? `. Use "${url.origin}".`
    : ", which is not an origin. Wildcards are not supported. Use origins such as https://admin.example.com.";
  throw new ConfidentConfigError(`origins contains ${shown}${correction}`);
}

function checkPositive(name: string, value: number): number {
  if (!(typeof value === "number" && value > 0)) {
    throw new ConfidentConfigError(`${name} must be a number above 0.`);
  }
  return value;
}

function checkIdempotency<Principal>(
  idempotency: IdempotencyOptions<Principal> | undefined,
): IdempotencyOptions<Principal> | undefined {
  if (idempotency === undefined) {
    return undefined;
  }
  // Plain JavaScript can pass null.
  const { principalKey, store }: Partial<IdempotencyOptions<Principal>> = idempotency ?? {};
  if (typeof principalKey !== "function") {
    throw new ConfidentConfigError(
      "idempotency.principalKey must be a function that returns an id of the principal.",
    );
  }
  const methods = store === undefined ? [] : [store?.add, store?.set, store?.delete];
  if (methods.some((method) => typeof method !== "function")) {
    throw new ConfidentConfigError(
      "idempotency.store must have the functions add, set and delete.",
    );
  }
  return { principalKey, store };
}

function checkOnAudit<T>(onAudit: T): T {
  // Any other value would silently lose every event.
  if (onAudit !== undefined && typeof onAudit !== "function") {
    throw new ConfidentConfigError("onAudit must be a function or undefined.");
  }
  return onAudit;
}

function parseUrl(url: string, base?: string): URL | undefined {
  try {
    return new URL(url, base);
  } catch {
    return undefined;
  }
}
