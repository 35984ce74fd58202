import { HttpError } from "../http-error.ts";
import { findItem } from "../path-template.ts";
import type { Call } from "../upstream/call-upstream.ts";
import type { UpstreamClient } from "../upstream/upstream-clients.ts";
import { type CallerRequest, readUpstream } from "./read-upstream.ts";

/** The end of a redacted key. Other masks, such as `...abcd`, could hide the difference between two keys. */
const VISIBLE = /[\w/+=-]{6}$/;

/**
 * Rejects a call that disables or deletes the key it is sent with.
 *
 * @throws {HttpError} if the keys have the same last six characters, or they are not in the response.
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
  const [visible] = (typeof value === "string" && VISIBLE.exec(value)) || [];
  if (visible === undefined) {
    throw new HttpError(
      403,
      "The API does not show the end of this key. It may be this server's own, and revoking that is not allowed.",
    );
  }
  if (client.endsWith(visible)) {
    throw new HttpError(403, "Disabling or deleting this server's own API key is not allowed.");
  }
}
