import { createFakeConfident, type FakeConfident } from "@confident-admin/mock/fake";
import { ConfidentAdmin, type Policies, type Policy } from "../../src/index.ts";

/** An in-memory organization, our client and someone else's. */
export interface EnsuredOrganization {
  readonly fake: FakeConfident;
  readonly policies: Policies;
  /** Someone else's client. Its writes do not queue with ours, because its base URL differs. */
  readonly other: Policies;
  /** Our requests in order, each as method and short path. */
  readonly requests: string[];
  readonly find: (name: string) => Policy[];
  /** Runs a function before our n-th request with this method, not counting lists of permissions. */
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
