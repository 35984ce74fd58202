import type { Policy } from "@confident-admin/core";
import { createFakeConfident } from "@confident-admin/mock/fake";

const READ = { id: "perm-1", name: "billing:read" };
const WRITE = { id: "perm-2", name: "billing:write" };

/** The response to an operation. */
export interface Outcome {
  readonly status: number;
  /** JSON. */
  readonly body: string;
}

/** A small organization. */
export class Api {
  readonly #fake = createFakeConfident({
    apiKeys: null,
    organization: {
      id: "org",
      name: "Northwind",
      plan: "TEAM",
      created_at: "2025-01-01T00:00:00Z",
    },
    permissions: [READ, WRITE],
    policies: [
      { id: "p1", name: "One", description: null, permissions: [READ] },
      { id: "p2", name: "Two", description: null, permissions: [READ] },
    ],
  });
  /** Every confirmed version of every policy, as JSON. */
  readonly confirmed: Set<string> = new Set(this.policies.map((policy) => JSON.stringify(policy)));

  get policies(): readonly Policy[] {
    return this.#fake.state().policies;
  }

  async execute(request: string, body: string): Promise<Outcome> {
    const [method = "", path = ""] = request.split(" ");
    const headers = { "content-type": "application/json" };
    const response = await this.#fake.fetch(path, { method, ...(body && { headers, body }) });
    const text = await response.text();
    const { policy } = JSON.parse(text).data ?? {};
    if (policy) {
      this.confirmed.add(JSON.stringify(policy));
    }
    return { status: response.status, body: text };
  }
}
