import { compareStrings } from "../access/compare-strings.ts";
import type { RoleContent, UnorderedStep } from "../model/plan.ts";
import type { LevelSnapshot, OrganizationSnapshot, PermissionName } from "../model/snapshot.ts";
import { type LevelChange, levelChanges, levelKey } from "./level-changes.ts";

type Scoped = Pick<UnorderedStep, "scope">;

/** The names that temporary steps need: of permissions, policies, roles and projects. */
export class Names {
  readonly #levels: ReadonlyMap<string, LevelChange>;
  readonly #projects: ReadonlyMap<string, string>;
  readonly #taken = new Set<string>();
  #number = 0;

  constructor(
    before: OrganizationSnapshot,
    after: OrganizationSnapshot,
    steps: readonly UnorderedStep[],
  ) {
    const changes = levelChanges(before, after, steps);
    this.#levels = new Map(changes.map((change) => [levelKey(change.scope), change]));
    const projects = [...(before.projects ?? []), ...(after.projects ?? [])];
    this.#projects = new Map(projects.map(({ id, name }) => [id, name]));
  }

  /** The name of a step's project. `null`: the organization. */
  projectOf({ scope }: Scoped): string | null {
    return scope === "organization" ? null : (this.#projects.get(scope.project) ?? scope.project);
  }

  /** The permissions with some names, with the ids that the level uses. */
  permissionsOf(step: Scoped, names: readonly string[]): readonly PermissionName[] {
    const known = new Map<string, string>();
    for (const { permissions, policies } of this.#snapshots(step)) {
      for (const { id, name } of [...policies.flatMap((one) => one.permissions), ...permissions]) {
        known.set(name, id);
      }
    }
    const permissions = names.map((name) => ({ id: known.get(name) ?? name, name }));
    return permissions.sort((a, b) => compareStrings(a.name, b.name));
  }

  /** A role as it is before or after the plan, with other policies. */
  roleWith(step: Scoped, id: string, policyIds: readonly string[], isDone: boolean): RoleContent {
    const snapshots = this.#snapshots(step);
    const ordered = isDone ? [...snapshots].reverse() : snapshots;
    const role = ordered.flatMap(({ roles }) => roles.filter((one) => one.id === id))[0];
    const known = new Map(
      snapshots.flatMap(({ policies }) => policies.map((one) => [one.id, one.name] as const)),
    );
    const policies = policyIds.map((policy) => ({ id: policy, name: known.get(policy) ?? policy }));
    return {
      name: role?.name ?? id,
      description: role?.description ?? null,
      policies: policies.sort((a, b) => compareStrings(a.name, b.name)),
    };
  }

  /** A name that no policy of the level has before, between or after the steps. */
  freeName(step: Scoped, prefix: string): string {
    const names = this.#snapshots(step).flatMap(({ policies }) => policies.map(({ name }) => name));
    const isTaken = (name: string) =>
      names.includes(name) || this.#taken.has(`${levelKey(step.scope)}/${name}`);
    let number = 1;
    while (isTaken(prefix + number)) {
      number++;
    }
    this.#taken.add(`${levelKey(step.scope)}/${prefix}${number}`);
    return prefix + number;
  }

  /** A number that no other call returns. */
  nextNumber(): number {
    return ++this.#number;
  }

  #snapshots({ scope }: Scoped): readonly LevelSnapshot[] {
    const { before, after } = this.#levels.get(levelKey(scope)) ?? {};
    return [before, after].filter((level) => level != null);
  }
}
