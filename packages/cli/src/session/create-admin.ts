import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { RejectedError } from "@confident-admin/access";
import { ConfidentAdmin, type Region } from "@confident-admin/core";
import { UsageError } from "../arguments/usage-error.ts";
import type { Call } from "../command.ts";

/**
 * Creates a client for the organization that the key belongs to.
 *
 * @throws {UsageError} if there is no key, or the URL or region is invalid.
 * @throws {RejectedError} if the key cannot be an organization key.
 */
export function createAdmin(call: Call): ConfidentAdmin {
  const apiKey = readKey(call);
  const { CONFIDENT_BASE_URL: url, CONFIDENT_REGION: region } = call.env;
  const server = url?.trim()
    ? { baseUrl: url.trim() }
    : { region: (region?.trim() || undefined) as Region | undefined };
  // access waits and retries itself.
  const options = { ...server, retries: 0 };
  rethrow(() => new ConfidentAdmin({ ...options, apiKey: null }), UsageError);
  return rethrow(() => new ConfidentAdmin({ ...options, apiKey }), RejectedError);
}

function rethrow(
  create: () => ConfidentAdmin,
  Kind: new (message: string) => Error,
): ConfidentAdmin {
  try {
    return create();
  } catch (error) {
    throw new Kind((error as Error).message);
  }
}

function readKey({ env, cwd, values }: Call): string {
  const file = values["key-file"];
  const key =
    file === undefined ? env["CONFIDENT_ORG_API_KEY"] : readKeyFile(resolve(cwd, file), file);
  if (!key?.trim()) {
    const source =
      file === undefined ? "Set CONFIDENT_ORG_API_KEY, or use --key-file." : `${file} is empty.`;
    throw new UsageError(`No API key. ${source}`);
  }
  return key.trim();
}

function readKeyFile(path: string, name: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`Cannot read the key from ${name} (${code}).`);
  }
}
