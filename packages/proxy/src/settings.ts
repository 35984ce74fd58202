import { ConfidentConfigError } from "@confident-admin/core";
import { type OperationId, operations } from "./operations.gen.ts";
import type { ConfidentHandlerOptions } from "./options.ts";

/** The options, checked, and copied so that no later change to them lets more through. */
export interface Settings<Principal> extends ConfidentHandlerOptions<Principal> {
  readonly maxBodyBytes: number;
  readonly timeout: number;
}

/** @throws {ConfidentConfigError} if a handler that is set up like this would let through too much, or nothing. */
export function toSettings<Principal>(
  options: ConfidentHandlerOptions<Principal>,
): Settings<Principal> {
  const given = Object(options) as ConfidentHandlerOptions<Principal>;
  if (typeof given.authorize !== "function") {
    throw new ConfidentConfigError(
      "createConfidentHandler needs authorize, a function that says who is asking: without it anyone could use the organization's key.",
    );
  }
  return {
    ...given,
    operations: checkOperations(given.operations),
    basePath: checkBasePath(given.basePath),
    origins: checkOrigins(given.origins),
    maxBodyBytes: checkPositive("maxBodyBytes", given.maxBodyBytes ?? 65_536),
    timeout: checkPositive("timeout", given.timeout ?? 30_000),
    onAudit: checkOnAudit(given.onAudit),
  };
}

function checkOperations(allowed: unknown): readonly OperationId[] {
  if (!Array.isArray(allowed) || allowed.length === 0) {
    throw new ConfidentConfigError(
      "createConfidentHandler needs operations, the operation ids to let through, such as listPolicies.",
    );
  }
  const unknown = allowed.findIndex((operation) => !Object.hasOwn(operations, operation));
  if (unknown !== -1) {
    throw new ConfidentConfigError(
      `There is no operation ${JSON.stringify(allowed[unknown])}. There are ${Object.keys(operations).join(", ")}.`,
    );
  }
  return [...allowed];
}

function checkBasePath(basePath: unknown): string {
  const url = typeof basePath === "string" ? parseUrl(basePath, "http://host.invalid") : undefined;
  // A path that a URL writes in another way would never be matched.
  if (url?.href !== `http://host.invalid${basePath}` || /[?#]/.test(url.href)) {
    throw new ConfidentConfigError("basePath must be a path such as /api/confident.");
  }
  return url.pathname.replace(/\/+$/, "");
}

function checkOrigins(origins: unknown): readonly string[] | undefined {
  if (origins === undefined) {
    return undefined;
  }
  // A single string would be searched for any part of it.
  if (!Array.isArray(origins) || origins.some((origin) => parseUrl(origin)?.origin !== origin)) {
    throw new ConfidentConfigError(
      "origins must be an array of origins such as https://admin.example.com, without a slash at the end.",
    );
  }
  return [...origins];
}

function checkPositive(name: string, value: number): number {
  if (!(typeof value === "number" && value > 0)) {
    throw new ConfidentConfigError(`${name} must be a number above 0.`);
  }
  return value;
}

function checkOnAudit<T>(onAudit: T): T {
  // A log that is none would lose every event without a word.
  if (onAudit !== undefined && typeof onAudit !== "function") {
    throw new ConfidentConfigError("onAudit must be a function, or be left out.");
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
