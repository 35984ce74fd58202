import type { PolicyValues } from "../policies/policy-values.ts";

/** A changed string. */
export interface TextChange {
  readonly from: string;
  readonly to: string;
}

/** The differences between two versions of a policy. */
export interface PolicyDiff {
  readonly name: TextChange | undefined;
  readonly description: TextChange | undefined;
  /** Permission ids. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Compares two versions. Ignores the order of permissions. */
export function diff(from: PolicyValues, to: PolicyValues): PolicyDiff {
  const held = new Set(from.permissionIds);
  const wanted = new Set(to.permissionIds);
  return {
    name: changed(from.name, to.name),
    description: changed(from.description, to.description),
    added: [...wanted].filter((id) => !held.has(id)),
    removed: [...held].filter((id) => !wanted.has(id)),
  };
}

/** Whether two versions are the same. */
export function isEmpty({ name, description, added, removed }: PolicyDiff): boolean {
  return !(name || description || added.length || removed.length);
}

/**
 * Applies the user's own changes to someone else's version. If both changed the same text field, the user's value wins,
 * and the review shows it.
 */
export function rebase(base: PolicyValues, mine: PolicyValues, theirs: PolicyValues): PolicyValues {
  const { name, description, added, removed } = diff(base, mine);
  return {
    name: name ? mine.name : theirs.name,
    description: description ? mine.description : theirs.description,
    permissionIds: [...new Set([...theirs.permissionIds, ...added])].filter(
      (id) => !removed.includes(id),
    ),
  };
}

function changed(from: string, to: string): TextChange | undefined {
  return from.trim() === to.trim() ? undefined : { from: from.trim(), to: to.trim() };
}
