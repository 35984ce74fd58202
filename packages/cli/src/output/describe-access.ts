import {
  type AccessChange,
  type AccessPath,
  type OrganizationSnapshot,
  printable,
  type Scope,
} from "@confident-admin/access";

/** The name of a level: of the organization, which files need not name, or of a project. */
export function levelName({ name, projects }: OrganizationSnapshot, scope: Scope): string {
  if (scope === "organization") {
    return printable(name) || "the files";
  }
  const project = projects?.find(({ id }) => id === scope.project);
  return `project ${printable(project?.name ?? scope.project)}`;
}

/** Why someone has a permission, such as `role Support, policy Readers`. */
export function describePaths(paths: readonly AccessPath[]): string {
  const reasons = paths.map(({ role, policy }) => {
    const source = policy ? `policy ${printable(policy.name)}` : "built in";
    return `role ${printable(role.name)}, ${source}`;
  });
  return [...new Set(reasons)].join("; ");
}

/** A permission that people gain or lose, one line. */
export function describeChange(
  sign: string,
  { permission, members, paths, sensitive }: AccessChange,
): string {
  const people = members
    .map(({ email, invited }) => `${printable(email)}${invited ? " (invited)" : ""}`)
    .join(", ");
  const mark = sensitive ? " (sensitive)" : "";
  return `  ${sign} ${printable(permission)}${mark}: ${people}\n      ${describePaths(paths)}`;
}
