import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { RejectedError } from "@confident-admin/access";
import { ConfidentAdmin, type Region } from "@confident-admin/core";
import { UsageError } from "../arguments/usage-error.ts";
import type { Call } from "../command.ts";

/**
 * Creates a client for the organization that the key belongs to.
 *
 * @throws {UsageError} if there is no key, if it cannot be a key, or if the URL or region is invalid.
 * @throws {RejectedError} if the key is a project's.
 */
export function createAdmin(call: Call): ConfidentAdmin {
  const apiKey = readKey(call);
  const url = call.env["CONFIDENT_BASE_URL"]?.trim();
  const region = (call.env["CONFIDENT_REGION"]?.trim() || undefined) as Region | undefined;
  // access waits and retries itself.
  const options = { ...(url ? { baseUrl: url } : { region }), retries: 0 };
  const source = call.values["key-file"] ?? "CONFIDENT_ORG_API_KEY";
  if (url?.startsWith("/")) {
    throw new UsageError(URL_ADVICE); // a path is only for browsers
  }
  rethrow(
    () => new ConfidentAdmin({ ...options, apiKey: null }),
    () => new UsageError(url ? URL_ADVICE : REGION_ADVICE),
  );
  return rethrow(
    () => new ConfidentAdmin({ ...options, apiKey }),
    (message) => {
      const advice = message.replace(/^apiKey: /, `${source}: `);
      return PROJECT_KEY.test(message) ? new RejectedError(advice) : new UsageError(advice);
    },
  );
}

const URL_ADVICE =
  "CONFIDENT_BASE_URL must look like https://api.confident-ai.com, without /v1, a user name, a query or a fragment. http:// works only for this machine, as in http://127.0.0.1:4010.";
const REGION_ADVICE = "CONFIDENT_REGION must be US, EU or AU, without quotes.";
/** Matches the message of core. */
const PROJECT_KEY = /This is a project key/;

/** Core names its own options. People set variables. */
function rethrow(
  create: () => ConfidentAdmin,
  toError: (message: string) => Error,
): ConfidentAdmin {
  try {
    return create();
  } catch (error) {
    throw toError((error as Error).message);
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
