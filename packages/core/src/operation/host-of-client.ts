import { hostOf } from "../http/host-of.ts";
import { type ConfidentClient, internalsOf } from "./internals.ts";

/** Returns the host that a client sends requests to. Calls the key function if that has not been done yet. */
export async function hostOfClient(client: ConfidentClient): Promise<string> {
  const { keys, baseUrl } = internalsOf(client).http;
  return hostOf(baseUrl(await keys.get()));
}
