import { createFakeConfident, type FakeConfident } from "@confident-admin/mock/fake";
import { ConfidentAdmin, type ConfidentOptions } from "../../src/index.ts";
import { pause } from "./calls.ts";

/** An in-memory organization with slow responses. */
export interface SlowFake extends FakeConfident {
  /** Creates a new client. */
  readonly admin: (options?: ConfidentOptions) => ConfidentAdmin;
  /** The requests in order of arrival, each as method and short path. */
  readonly requests: readonly string[];
  /** The names of the permissions that a policy grants. */
  readonly granted: (policyId: string) => string[];
}

/** Each response takes between `min` and `max` milliseconds. */
export function createSlowFake(min = 20, max = 40): SlowFake {
  const fake = createFakeConfident();
  const requests: string[] = [];
  const halfWay = () => pause((min + Math.random() * (max - min)) / 2);
  const fetch = async (url: RequestInfo | URL, init?: RequestInit) => {
    requests.push(`${init?.method} ${`${url}`.split("/organization/").pop()}`);
    await halfWay();
    const response = await fake.fetch(url, init);
    await halfWay();
    return response;
  };
  return {
    ...fake,
    fetch,
    requests,
    admin: (options) => new ConfidentAdmin({ apiKey: fake.apiKey, fetch, ...options }),
    granted: (policyId) => {
      const policy = fake.state().policies.find(({ id }) => id === policyId);
      return (policy?.permissions ?? []).map(({ name }) => name).sort();
    },
  };
}
