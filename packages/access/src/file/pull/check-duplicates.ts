import type { Kind } from "../../model/declaration.ts";
import { InvalidFileError } from "../../model/errors.ts";
import type { LevelSnapshot, OrganizationSnapshot, Problem } from "../../model/snapshot.ts";
import { groupBy } from "../comparable.ts";
import { printable } from "../printable.ts";

/** @throws {InvalidFileError} if several live objects have the same name: a file can only name one */
export function checkDuplicates(snapshot: OrganizationSnapshot, kinds: readonly Kind[]): void {
  const problems = duplicatesIn(snapshot.organization, "", kinds);
  if (kinds.includes("projects")) {
    problems.push(...duplicates(snapshot.projects ?? [], "projects", ""));
    for (const { name, level } of snapshot.projects ?? []) {
      const where = ` in the project ${JSON.stringify(name)}`;
      problems.push(...(level === null ? [] : duplicatesIn(level, where, kinds)));
    }
  }
  if (problems.length > 0) {
    throw new InvalidFileError(problems);
  }
}

function duplicatesIn(level: LevelSnapshot, where: string, kinds: readonly Kind[]): Problem[] {
  return [
    ...(kinds.includes("policies") || kinds.includes("roles")
      ? duplicates(level.policies, "policies", where)
      : []),
    ...(kinds.includes("roles") || kinds.includes("members")
      ? duplicates(level.roles, "roles", where)
      : []),
  ];
}

function duplicates(
  objects: readonly { readonly id: string; readonly name: string }[],
  kind: string,
  where: string,
): Problem[] {
  return groupBy(objects, ({ name }) => name)
    .filter((group) => group.length > 1)
    .map((group) => {
      const name = JSON.stringify(group[0]?.name);
      const ids = group.map(({ id }) => id).join(", ");
      const message = `${group.length} ${kind}${where} are named ${name}: ${ids}. Rename all but one in Confident AI.`;
      return { message: printable(message), at: null };
    });
}
