import type { FakeState, Permission } from "../../src/index.ts";

/** One request of a story. */
export interface Step {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly key: "right" | "wrong";
  /** The index of a current or deleted policy. A larger index is a policy that never existed. */
  readonly which: number;
  readonly name: string;
  readonly grants: readonly number[];
  readonly description: string | null | undefined;
}

interface Known {
  readonly id: string;
  readonly name: string;
  readonly description?: string | null;
  readonly permissions: readonly object[];
}

/** The expected policies, computed independently of the fake. */
export class Model {
  policies: Known[];
  ids: string[];
  readonly #permissions: FakeState["permissions"];

  constructor({ policies, permissions }: FakeState) {
    this.policies = [...policies] as Known[];
    this.ids = policies.map(({ id }) => id);
    this.#permissions = permissions;
  }

  /**
   * Applies a step and returns the expected status.
   *
   * @param id - the id of the created policy, if any
   */
  apply({ method, key, ...step }: Step, id: string | undefined): number {
    const target = this.policies.find((policy) => policy.id === this.idOf(step.which));
    if (key === "wrong") {
      return 401;
    }
    if (method === "GET") {
      return 200;
    }
    if (method !== "POST" && !target) {
      return 404;
    }
    const others = this.policies.filter((policy) => policy !== target || method === "POST");
    if (method === "DELETE") {
      this.policies = others;
      return 200;
    }
    return this.#write(method === "POST" ? undefined : target, others, step, id);
  }

  #write(
    target: Known | undefined,
    others: readonly Known[],
    { name, grants, description }: Pick<Step, "name" | "grants" | "description">,
    id = "",
  ): number {
    if (others.some((policy) => policy.name === name)) {
      return 409;
    }
    if (grants.includes(this.#permissions.length)) {
      return 422;
    }
    const previous = target ? target.description : null;
    const expected = description === undefined ? previous : description;
    const written = {
      id: target?.id ?? id,
      name,
      ...(expected !== undefined && { description: expected }),
      permissions: grants.map((index) => {
        const { id: permissionId, name: permissionName } = this.#permissions[index] as Permission;
        return { id: permissionId, name: permissionName };
      }),
    };
    this.ids = target ? this.ids : [...this.ids, id];
    this.policies = target
      ? this.policies.map((policy) => (policy === target ? written : policy))
      : [...this.policies, written];
    return 200;
  }

  idOf(which: number): string {
    return this.ids[which] ?? "never-existed";
  }
}
