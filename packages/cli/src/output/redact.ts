import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { redactText, spellingsOf } from "@confident-admin/core/internal";
import type { Values } from "../arguments/options.ts";
import type { Context } from "../context.ts";

/** Returns a function that replaces the API key, which could be in a file or a name by accident. */
export function redactorOf(
  { env, cwd }: Pick<Context, "env" | "cwd">,
  values: Values,
): (text: string) => string {
  const keys = [env["CONFIDENT_ORG_API_KEY"], readQuietly(cwd, values["key-file"])];
  const secrets = keys.flatMap((key) => spellingsOf(key?.trim() ?? ""));
  return (text) => redactText(text, secrets);
}

function readQuietly(cwd: string, file: string | undefined): string | undefined {
  try {
    return file && readFileSync(resolve(cwd, file), "utf8");
  } catch {
    return undefined; // the command has already said so
  }
}
