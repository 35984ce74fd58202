import type { ConfidentOptions } from "../options.ts";

/** A quotation mark, straight or typographic, or a backquote, at either end. */
export const QUOTED: RegExp =
  /^["'`\u00ab\u00bb\u2018-\u201f\u2039\u203a]|["'`\u00ab\u00bb\u2018-\u201f\u2039\u203a]$/;

/** A value, and where it comes from: the name of an option or of an environment variable. */
export interface Setting {
  readonly value: unknown;
  readonly source: string;
}

/** Returns an option, or its environment variable if the option is not given. */
export function settingOf(
  options: ConfidentOptions,
  name: "apiKey" | "baseUrl" | "region",
  variable: string,
): Setting | undefined {
  const option = options[name] ?? undefined;
  return option === undefined ? fromEnvironment(variable) : { value: option, source: name };
}

/** Returns a variable's value, or `undefined` if it is unset or blank. */
export function fromEnvironment(variable: string): Setting | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  try {
    const value = process?.env?.[variable]?.trim();
    return value ? { value, source: variable } : undefined;
  } catch {
    return undefined; // Deno without --allow-env
  }
}
