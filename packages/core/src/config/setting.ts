import type { ConfidentOptions } from "../options.ts";

/** Matches a straight or typographic quotation mark or a backquote at either end. */
export const QUOTED: RegExp =
  /^["'`\u00ab\u00bb\u2018-\u201f\u2039\u203a]|["'`\u00ab\u00bb\u2018-\u201f\u2039\u203a]$/;

/** A value and its source, which is the name of an option or environment variable. */
export interface Setting {
  readonly value: unknown;
  readonly source: string;
}

/** Returns an option's value, or its environment variable's value if the option is not set. */
export function settingOf(
  options: ConfidentOptions,
  name: "apiKey" | "baseUrl" | "region",
  variable: string,
): Setting | undefined {
  const option = options[name] ?? undefined;
  return option === undefined ? fromEnvironment(variable) : { value: option, source: name };
}

/** Returns an environment variable's value, or `undefined` if it is unset, empty or only whitespace. */
export function fromEnvironment(variable: string): Setting | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  try {
    const value = process?.env?.[variable]?.trim();
    return value ? { value, source: variable } : undefined;
  } catch {
    return undefined; // Deno without --allow-env
  }
}
