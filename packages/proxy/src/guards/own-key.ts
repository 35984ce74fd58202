import { HttpError } from "../http-error.ts";
import { findItem } from "../path-template.ts";
import type { Call } from "../upstream/call-upstream.ts";
import type { UpstreamClient } from "../upstream/upstream-clients.ts";
import { type CallerRequest, readUpstream } from "./read-upstream.ts";

/**
 * A redacted key and its visible last characters. Other masks, such as `...abcd`, could hide the difference between two
 * keys.
 */
const REDACTED = /^\*+([\w/+=-]{6,})$/;
/**
 * A complete key and its last characters. Three equal characters in a row could be a mask, and a short value could be a
 * prefix.
 */
const COMPLETE = /^confident_(?=.{20})(?!.*(.)\1\1)[\w/+=-]+([\w/+=-]{6})$/;

/**
 * Rejects a call that disables or deletes the key it is sent with.
 *
 * @throws {HttpError} if the keys could be the same: they have the same last characters, or the response does not show
 * these characters.
 * @throws {UpstreamError} if the API does not return the key.
 */
export async function checkOwnKey(
  client: UpstreamClient,
  call: Call,
  request: CallerRequest,
): Promise<void> {
  const key = findItem(call.operation, "organization", "api-keys");
  const { valid } = (call.body ?? {}) as { valid?: unknown };
  if (!key || call.operation.method === "GET" || valid === true) {
    return;
  }
  const data = await readUpstream(client, key.path, call, request);
  const { value } = (data["apiKey"] ?? {}) as { value?: unknown };
  const shown = typeof value === "string" ? value : "";
  const end = REDACTED.exec(shown)?.[1] ?? COMPLETE.exec(shown)?.[2];
  if (end === undefined) {
    throw new HttpError(
      403,
      "The API does not show the last characters of this key. It could be this server's own key, which must not be revoked.",
    );
  }
  if (client.startsWith(shown) || client.endsWith(end)) {
    throw new HttpError(403, "Disabling or deleting this server's own API key is not allowed.");
  }
}
