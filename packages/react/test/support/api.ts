import type { Organization, OrganizationInput, Policy, PolicyInput } from "@confident-admin/core";

export const POLICIES = "/v1/organization/policies";
const NAMES: Readonly<Record<string, string>> = {
  "perm-1": "billing:read",
  "perm-2": "billing:write",
};

/** What an operation ended with. */
export interface Outcome {
  readonly status: number;
  readonly data?: object;
  readonly error?: string;
}

/** A small organization: the truth that clients have to agree with in the end. */
export class Api {
  readonly policies: Policy[] = [toPolicy("p1", "One"), toPolicy("p2", "Two")];
  /** Every policy that has ever been true, as JSON. */
  readonly confirmed: Set<string> = new Set(this.policies.map((policy) => JSON.stringify(policy)));
  #organization: Organization = {
    id: "org",
    name: "Northwind",
    plan: "TEAM",
    created_at: "2025-01-01T00:00:00Z",
  };
  #created = 0;

  execute(request: string, body: string): Outcome {
    const [method, path = ""] = request.split(" ");
    if (path === "/v1/organization") {
      return this.#organizationOperation(method === "PUT" ? JSON.parse(body) : {});
    }
    if (path === "/v1/organization/permissions") {
      const permissions = Object.entries(NAMES).map(([id, name]) => ({ id, name }));
      return { status: 200, data: { permissions } };
    }
    if (path === POLICIES) {
      return method === "GET" ? this.#list() : this.#put(`new-${++this.#created}`, body);
    }
    const id = path.slice(POLICIES.length + 1);
    if (!this.policies.some((policy) => policy.id === id)) {
      return { status: 404, error: "Policy not found" };
    }
    return method === "DELETE" ? this.#delete(id) : this.#put(id, body);
  }

  #organizationOperation(input: Partial<OrganizationInput>): Outcome {
    this.#organization = { ...this.#organization, ...input };
    return { status: 200, data: { organization: this.#organization } };
  }

  #list(): Outcome {
    return { status: 200, data: { policies: structuredClone(this.policies) } };
  }

  #put(id: string, body: string): Outcome {
    const { name, permissionIds } = JSON.parse(body) as PolicyInput;
    const policy = toPolicy(id, name, permissionIds);
    const index = this.policies.findIndex((one) => one.id === id);
    this.policies.splice(index >= 0 ? index : this.policies.length, 1, policy);
    this.confirmed.add(JSON.stringify(policy));
    return { status: index >= 0 ? 200 : 201, data: { policy } };
  }

  #delete(id: string): Outcome {
    this.policies.splice(0, Infinity, ...this.policies.filter((policy) => policy.id !== id));
    return { status: 200, data: { id, deleted: true } };
  }
}

function toPolicy(id: string, name: string, permissionIds: readonly string[] = ["perm-1"]): Policy {
  const permissions = permissionIds.map((one) => ({ id: one, name: NAMES[one] ?? one }));
  return { id, name, description: null, permissions };
}
