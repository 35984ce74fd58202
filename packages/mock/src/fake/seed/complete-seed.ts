import { EXAMPLES } from "../document.ts";
import type { Seed } from "./seed.ts";

/** The key that a fake accepts by default. */
export const API_KEY = "confident_us_org_fake";

/** The lists that the items of each list refer to. */
const REFERS_TO: { readonly [Key in keyof Seed]?: readonly (keyof Seed)[] } = {
  policies: ["permissions"],
  roles: ["policies"],
  members: ["roles"],
  invitations: ["roles"],
  projects: ["members", "governancePolicies", "projectPermissions"],
};

/**
 * Completes a seed with the document's examples. A missing list becomes empty instead if its examples refer to a list
 * that the seed sets.
 */
export function completeSeed(seed: Seed): Required<Seed> {
  const usesExample = (key: keyof Seed): boolean =>
    seed[key] === undefined && (REFERS_TO[key] ?? []).every(usesExample);
  const examples: Required<Seed> = {
    ...EXAMPLES,
    apiKeys: [{ id: 1, name: "Fake", value: API_KEY }, ...EXAMPLES.apiKeys],
  };
  const defaults = Object.entries(examples).map(([key, example]) => [
    key,
    usesExample(key as keyof Seed) ? example : [],
  ]);
  return {
    ...Object.fromEntries(defaults),
    ...seed,
    organization: { ...EXAMPLES.organization, ...seed.organization },
    ...(seed.apiKeys === null && { apiKeys: EXAMPLES.apiKeys }),
  };
}
