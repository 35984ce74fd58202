import { createFakeConfident, type FakeConfident } from "@confident-admin/mock/fake";
import { ConfidentAdmin, type ConfidentOptions } from "../../src/index.ts";
import { pause } from "./calls.ts";

/** An organization in memory whose responses take a while. */
export interface SlowFake extends FakeConfident {
  /** Creates a client of its own. */
  readonly admin: (options?: ConfidentOptions) => ConfidentAdmin;
  /** Each request in short, in the order of arrival. */
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
