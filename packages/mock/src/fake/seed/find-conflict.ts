import { type Level, ORGANIZATION, PROJECT } from "../levels.ts";
import { normalizeEmail } from "../normalize-email.ts";
import { isPreset, type Resources } from "../scope.ts";
import type { FakeState } from "../types.ts";

/** Describes the first duplicate in an initial state, if any. */
export function findConflict(state: FakeState): string | undefined {
  return [
    ...duplicates("permissions", ["id", "name"], state.permissions),
    ...conflicts(ORGANIZATION, "", state),
    ...duplicates("governancePolicies", ["id", "name"], state.governancePolicies),
    ...duplicates("projectPermissions", ["id", "name"], state.projectPermissions),
    ...duplicates("projects", ["id", "name"], state.projects),
    ...state.projects.flatMap((project, index) =>
      conflicts(PROJECT, `projects[${index}].`, project),
    ),
  ][0];
}

function conflicts(level: Level, place: string, resources: Resources): readonly string[] {
  const { policies, roles, members, invitations, apiKeys } = resources;
  const presets = roles.filter((role) => isPreset(level, role));
  const custom = roles.filter((role) => !isPreset(level, role));
  const isOwner = (roleId: string | null | undefined) =>
    presets.some(({ id, name }) => name === "Owner" && id === roleId);
  const owners = members.filter(({ [level.role]: role }) => isOwner(role?.id));
  const addresses = members.map(({ email }) => ({ email: normalizeEmail(email) }));
  // Only pending invitations must have different addresses. The index makes the others unique.
  const invited = invitations.map(({ email, status }, index) => ({
    email: status === "PENDING" ? normalizeEmail(email) : index,
  }));
  return [
    ...duplicates(`${place}policies`, ["id", "name"], policies),
    ...duplicates(`${place}roles`, ["id", "name"], custom),
    ...custom
      .filter(({ name }) => presets.some((one) => one.name.toLowerCase() === name.toLowerCase()))
      .map(({ name }) => `${place}roles has a role with the name of a preset role: ${name}`),
    ...duplicates(`${place}members`, ["id"], members),
    ...duplicates(`${place}members`, ["email"], addresses),
    ...(owners.length > 1 ? [`${place}members has more than one Owner`] : []),
    ...duplicates(`${place}invitations`, ["id"], invitations),
    ...duplicates(`${place}invitations`, ["email"], invited),
    ...invitations.flatMap(({ [level.roleId]: roleId }, index) =>
      isOwner(roleId) ? [`${place}invitations[${index}] cannot give the Owner role`] : [],
    ),
    ...duplicates(`${place}apiKeys`, ["id"], apiKeys),
  ];
}

function duplicates<Key extends string>(
  list: string,
  keys: readonly Key[],
  items: readonly Readonly<Record<Key, string | number>>[],
): readonly string[] {
  return keys.flatMap((key) => {
    const first = new Map<string | number, number>();
    return items.flatMap((item, index) => {
      const before = first.get(item[key]);
      if (before === undefined) {
        first.set(item[key], index);
        return [];
      }
      return [`${list}[${index}].${key} is the same as ${list}[${before}].${key}`];
    });
  });
}
