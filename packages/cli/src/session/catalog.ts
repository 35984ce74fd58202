import {
  type LevelSnapshot,
  matchesPermission,
  type OrganizationSnapshot,
  printable,
  type Scope,
} from "@confident-admin/access";
import { suggest } from "../arguments/suggest.ts";
import { UsageError } from "../arguments/usage-error.ts";
import type { Call } from "../command.ts";
import { levelName } from "../output/describe-access.ts";

/** What is said about files, which need not name every permission. */
export const OFFLINE_NOTE =
  "The files do not list every permission: preset roles can hold more than what is shown.";

/**
 * Adds permissions to the levels of an organization that only files describe. Preset roles hold them: that the files do not name
 * them elsewhere does not mean that they do not exist.
 */
export function withPermissions(
  snapshot: OrganizationSnapshot,
  namesAt: (scope: Scope) => readonly string[],
): OrganizationSnapshot {
  const extend = (level: LevelSnapshot, scope: Scope): LevelSnapshot => {
    const known = new Set(level.permissions.map(({ name }) => name));
    const added = [...new Set(namesAt(scope))].filter((name) => !known.has(name));
    const permissions = added.map((name) => ({ id: `ref:permission/${name}`, name }));
    return { ...level, permissions: [...level.permissions, ...permissions] };
  };
  const projects = snapshot.projects?.map((project) => ({
    ...project,
    level: project.level && extend(project.level, { project: project.id }),
  }));
  const organization = extend(snapshot.organization, "organization");
  return { ...snapshot, organization, projects: projects ?? null };
}

/** The permissions of a level: those that exist, and those that a policy still grants. */
export function permissionsAt(
  { organization, projects }: OrganizationSnapshot,
  scope: Scope,
): readonly string[] {
  const level =
    scope === "organization"
      ? organization
      : projects?.find(({ id }) => id === scope.project)?.level;
  const granted = level?.policies.flatMap(({ permissions }) => permissions) ?? [];
  return [...(level?.permissions ?? []), ...granted].map(({ name }) => name);
}

/**
 * Makes sure that a permission exists in one of the levels that a question is about. Files need not name a permission for it to
 * exist, so that it is added to what only they describe.
 *
 * @throws {UsageError} with a suggestion if it does not exist, or if nothing matches a pattern.
 */
export function withAsked(
  { values }: Call,
  snapshot: OrganizationSnapshot,
  permission: string,
  scopes: readonly Scope[],
): OrganizationSnapshot {
  const isPattern = permission.includes("*");
  if (values.offline && !isPattern) {
    const asked = new Set(scopes.map(keyOf));
    return withPermissions(snapshot, (scope) => (asked.has(keyOf(scope)) ? [permission] : []));
  }
  const known = [...new Set(scopes.flatMap((scope) => permissionsAt(snapshot, scope)))];
  if (known.some((name) => matchesPermission(permission, name))) {
    return snapshot;
  }
  const noun = isPattern ? "permission that matches" : "permission";
  const place = values.offline ? "The files name" : `${placeOf(snapshot, scopes)} has`;
  const close = suggest(permission, known);
  const advice = close ? ` Did you mean ${printable(close)}?` : "";
  const name = printable(JSON.stringify(permission));
  throw new UsageError(`${place} no ${noun} ${name}.${advice}`);
}

/** The start of a sentence about the only level, or about the organization for several. */
function placeOf(snapshot: OrganizationSnapshot, scopes: readonly Scope[]): string {
  const [scope = "organization"] = scopes.length === 1 ? scopes : [];
  return levelName(snapshot, scope).replace(/^project /, "Project ");
}

const keyOf = (scope: Scope): string => (scope === "organization" ? "" : scope.project);
