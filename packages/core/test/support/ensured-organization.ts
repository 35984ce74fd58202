import { createFakeConfident, type FakeConfident } from "@confident-admin/mock/fake";
import { ConfidentAdmin, type Policies, type Policy } from "../../src/index.ts";

/** An organization in memory, our client of it, and someone else's. */
export interface EnsuredOrganization {
  readonly fake: FakeConfident;
  readonly policies: Policies;
  /** Writes that wait for none of ours: they go to another base URL. */
  readonly other: Policies;
  /** Our requests in short, in the order in which they were sent. */
  readonly requests: string[];
  readonly find: (name: string) => Policy[];
  /** Runs something before our n-th request with this method, not counting those that list permissions. */
  readonly before: (method: string, position: number, run: () => unknown) => void;
}

export function createEnsuredOrganization(): EnsuredOrganization {
  const fake = createFakeConfident();
  const requests: string[] = [];
  const hooks = new Map<string, () => unknown>();
  const counts: Record<string, number> = {};
  const fetch = async (url: RequestInfo | URL, init: RequestInit = {}) => {
    const method = `${init.method}`;
    requests.push(`${method} ${`${url}`.split("/organization/").pop()}`);
    if (!`${url}`.endsWith("/permissions")) {
      counts[method] = (counts[method] ?? 0) + 1;
      await hooks.get(`${method} ${counts[method]}`)?.();
    }
    return fake.fetch(url, init);
  };
  const options = { apiKey: fake.apiKey };
  const baseUrl = "https://other.test";
  return {
    fake,
    requests,
    policies: new ConfidentAdmin({ ...options, fetch }).policies,
    other: new ConfidentAdmin({ ...options, fetch: fake.fetch, baseUrl }).policies,
    find: (name) => fake.state().policies.filter((policy) => policy.name === name),
    before: (method, position, run) => hooks.set(`${method} ${position}`, run),
  };
}
