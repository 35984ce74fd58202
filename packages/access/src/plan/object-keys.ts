import { comparable } from "../file/comparable.ts";
import type { LevelSnapshot, OrganizationSnapshot } from "../model/snapshot.ts";
import { sortLevel } from "./sort-input.ts";
import { compareText, foldEmail, sortBy } from "./text.ts";

/** The parts of a key such as `<projectId>/policy:<id>`. */
export interface ObjectKey {
  /** `null`: the organization. */
  readonly project: string | null;
  readonly kind: string;
  /** The id. For kinds that end with `-name`, and for `email`, what to look for. */
  readonly name: string;
}

/** Splits a key. */
export function splitKey(key: string): ObjectKey {
  const colon = key.indexOf(":");
  const slash = key.lastIndexOf("/", colon);
  const project = slash < 0 ? null : key.slice(0, slash);
  return { project, kind: key.slice(slash + 1, colon), name: key.slice(colon + 1) };
}

/** Finds a level. `null` if it does not exist or was not read. */
export function levelOf(
  snapshot: OrganizationSnapshot,
  project: string | null,
): LevelSnapshot | null {
  return project === null
    ? snapshot.organization
    : (snapshot.projects?.find(({ id }) => id === project)?.level ?? null);
}

/**
 * Returns what the plan depends on, in a form that does not depend on the order of lists. Besides objects, a key can stand for the
 * objects with a name or an e-mail address, so that it is noticed if someone takes it. `null`: there is no such object.
 */
export function findObject(snapshot: OrganizationSnapshot, key: string): unknown {
  const { project, kind, name } = splitKey(key);
  if (kind === "project-content") {
    const level = levelOf(snapshot, name);
    return level && { ...sortLevel(level), permissions: [] };
  }
  if (kind === "project" || kind === "project-name") {
    return findProject(snapshot, kind, name);
  }
  const level = levelOf(snapshot, project);
  return level && (FINDERS[kind]?.(level, name) ?? null);
}

const FINDERS: Readonly<Record<string, (level: LevelSnapshot, name: string) => unknown>> = {
  policy: ({ policies }, id) => {
    const policy = byId(policies, id);
    return (
      policy && {
        name: policy.name,
        description: policy.description || null,
        permissions: sortBy(policy.permissions, (one) => `${one.name}\0${one.id}`),
      }
    );
  },
  role: ({ roles }, id) => {
    const role = byId(roles, id);
    return (
      role && {
        name: role.name,
        description: role.description || null,
        policies: [...role.policyIds].sort(compareText),
      }
    );
  },
  member: ({ members }, id) => {
    const member = byId(members ?? [], id);
    return member && { email: foldEmail(member.email), role: member.roleId };
  },
  invitation: ({ invitations }, id) => {
    const found = invitations?.find((one) => `${one.id}` === id);
    return found && { email: foldEmail(found.email), role: found.roleId };
  },
  email: ({ members, invitations }, email) => {
    const people = [...(members ?? []), ...(invitations ?? [])];
    return people.filter((one) => foldEmail(one.email) === email).map(({ id }) => id);
  },
  "policy-name": ({ policies }, name) => idsOf(policies, name),
  "role-name": ({ roles }, name) => idsOf(roles, name),
};

function findProject({ projects }: OrganizationSnapshot, kind: string, name: string): unknown {
  if (kind === "project-name") {
    return idsOf(projects ?? [], name);
  }
  const project = byId(projects ?? [], name);
  return (
    project && {
      name: project.name,
      description: project.description || null,
      governancePolicy: project.governancePolicyId,
    }
  );
}

// Looked up for each key: a map for each list makes that fast.
const maps = new WeakMap<readonly object[], ReadonlyMap<string, object>>();

function byId<T extends { readonly id: string }>(items: readonly T[], id: string): T | undefined {
  const map = maps.get(items) ?? new Map(items.map((item) => [item.id, item]));
  maps.set(items, map);
  return map.get(id) as T | undefined;
}

function idsOf(
  items: readonly { readonly id: string; readonly name: string }[],
  name: string,
): string[] {
  const ids = items
    .filter((item) => comparable(item.name) === comparable(name))
    .map(({ id }) => id);
  return ids.sort(compareText);
}
