import type { Policy } from "../types.gen.ts";
import { selectById } from "./collection/find.ts";

/**
 * Picks a policy from a list.
 *
 * @throws {ConfidentNotFoundError} if no policy has this id.
 */
export function selectPolicy<Row extends Policy>(policies: readonly Row[], policyId: string): Row {
  return selectById("getPolicy", "policy", policies, policyId);
}
