import { failure, type Reply, success } from "./reply.ts";
import type {
  FakeState,
  OperationId,
  Organization,
  OrganizationInput,
  Permission,
  Policy,
  PolicyInput,
} from "./types.ts";

/** The parameters and the body of a request. */
export interface Call {
  readonly params: Readonly<Record<string, string>>;
  /** The validated body; `undefined` if the operation has none. */
  readonly body: unknown;
}

/** An in-memory organization. */
export class Store {
  #organization: Organization;
  readonly #permissions: readonly Permission[];
  #policies: readonly Policy[];

  constructor({ organization, permissions, policies }: FakeState) {
    this.#organization = organization;
    this.#permissions = permissions;
    this.#policies = policies;
  }

  /** Returns a copy of everything that is stored. */
  state(): FakeState {
    return structuredClone({
      organization: this.#organization,
      permissions: this.#permissions,
      policies: this.#policies,
    });
  }

  /** The simulated operations. */
  readonly operations: Readonly<Partial<Record<OperationId, (call: Call) => Reply>>> = {
    getOrganization: () => success({ organization: this.#organization }),
    updateOrganization: ({ body }) => {
      this.#organization = { ...this.#organization, ...(body as OrganizationInput) };
      return success({ organization: this.#organization });
    },
    listPermissions: () => success({ permissions: this.#permissions }),
    listPolicies: () => success({ policies: this.#policies }),
    createPolicy: ({ body }) =>
      this.#put(undefined, { description: null, ...(body as PolicyInput) }),
    updatePolicy: ({ params, body }) => {
      const known = this.#find(params);
      // The API's documentation does not say whether a missing description is kept. The fake keeps it.
      const { description } = known ?? {};
      return known
        ? this.#put(known, {
            ...(description !== undefined && { description }),
            ...(body as PolicyInput),
          })
        : failure(404);
    },
    deletePolicy: ({ params }) => {
      const known = this.#find(params);
      this.#policies = this.#policies.filter((policy) => policy !== known);
      return known ? success({ id: known.id, deleted: true }) : failure(404);
    },
  };

  #find({ policyId }: Call["params"]): Policy | undefined {
    return this.#policies.find(({ id }) => id === policyId);
  }

  #put(known: Policy | undefined, { permissionIds, ...rest }: PolicyInput): Reply {
    if (this.#policies.some((policy) => policy !== known && policy.name === rest.name)) {
      return failure(409, `A policy named ${JSON.stringify(rest.name)} already exists`);
    }
    // The vendor does not exclude duplicates. The fake stores each permission once.
    const ids = [...new Set(permissionIds)];
    const permissions = ids.map((id) => this.#permissions.find((one) => one.id === id));
    const unknown = ids.find((_, index) => !permissions[index]);
    if (unknown !== undefined) {
      return failure(422, `Permission not found: ${JSON.stringify(unknown)}`);
    }
    const granted = (permissions as Permission[]).map(({ id, name }) => ({ id, name }));
    const policy = { id: known?.id ?? crypto.randomUUID(), ...rest, permissions: granted };
    this.#policies = known
      ? this.#policies.map((one) => (one === known ? policy : one))
      : [...this.#policies, policy];
    return success({ policy });
  }
}
