import { hostOf } from "../http/host-of.ts";
import { type ConfidentClient, internalsOf } from "./internals.ts";

/**
 * Returns the host that a client sends requests to. Calls the key function if that has not been done yet.
 *
 * @param client - a `ConfidentClient`. Its type would move to a declaration file that users' declarations cannot name.
 */
export async function hostOfClient(client: object): Promise<string> {
  const { keys, baseUrl } = internalsOf(client as ConfidentClient).http;
  return hostOf(baseUrl(await keys.get()));
}
