import type { FakeState, Permission } from "../../src/index.ts";

/** One request of a story. */
export interface Step {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly key: "right" | "wrong";
  /** Which of the policies that there are, or were; beyond them one that never was. */
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

/** What the organization must look like, kept without a look at how the fake does it. */
export class Model {
  known: Known[];
  ids: string[];
  readonly #permissions: FakeState["permissions"];

  constructor({ policies, permissions }: FakeState) {
    this.known = [...policies] as Known[];
    this.ids = policies.map(({ id }) => id);
    this.#permissions = permissions;
  }

  /** The status that a step must get, after which the model has made it. `id` is that of what was created. */
  take({ method, key, ...step }: Step, id: string | undefined): number {
    const target = this.known.find((policy) => policy.id === this.idOf(step.which));
    if (key === "wrong") {
      return 401;
    }
    if (method === "GET") {
      return 200;
    }
    if (method !== "POST" && !target) {
      return 404;
    }
    const others = this.known.filter((policy) => policy !== target || method === "POST");
    if (method === "DELETE") {
      this.known = others;
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
    const kept = target ? target.description : null;
    const said = description === undefined ? kept : description;
    const written = {
      id: target?.id ?? id,
      name,
      ...(said !== undefined && { description: said }),
      permissions: grants.map((index) => {
        const { id: permissionId, name: permissionName } = this.#permissions[index] as Permission;
        return { id: permissionId, name: permissionName };
      }),
    };
    this.ids = target ? this.ids : [...this.ids, id];
    this.known = target
      ? this.known.map((policy) => (policy === target ? written : policy))
      : [...this.known, written];
    return 200;
  }

  idOf(which: number): string {
    return this.ids[which] ?? "never-was";
  }
}
