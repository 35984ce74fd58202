import { ConfidentConfigError } from "@confident-admin/core";
import { notFoundMessage } from "@confident-admin/core/internal";
import type { AllowOptions } from "./allow-options.ts";

const NAMES: readonly string[] = [
  "transferOwnership",
  "revokeOwnKey",
] satisfies (keyof AllowOptions)[];

/** @throws {ConfidentConfigError} if the option `allow` is invalid. */
export function resolveAllow(allow: unknown = {}): AllowOptions {
  if (typeof allow !== "object" || allow === null) {
    throw new ConfidentConfigError(`allow must be an object with ${NAMES.join(" or ")}.`);
  }
  for (const [name, value] of Object.entries(allow)) {
    if (!NAMES.includes(name)) {
      throw new ConfidentConfigError(`allow: ${notFoundMessage("option", name, NAMES)}`);
    }
    if (value !== undefined && typeof value !== "boolean") {
      throw new ConfidentConfigError(`allow.${name} must be true or false.`);
    }
  }
  return { ...allow };
}
