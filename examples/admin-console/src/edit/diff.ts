import type { PolicyValues } from "./values.ts";

/** A text that changes. */
export interface TextChange {
  readonly from: string;
  readonly to: string;
}

/** What one version of a policy has and another has not. */
export interface PolicyDiff {
  readonly name: TextChange | undefined;
  readonly description: TextChange | undefined;
  /** Ids of permissions. */
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

/** What changes from one version to another; the order of permissions does not count. */
export function diff(from: PolicyValues, to: PolicyValues): PolicyDiff {
  const held = new Set(from.permissionIds);
  const wanted = new Set(to.permissionIds);
  return {
    name: changed(from.name, to.name),
    description: changed(from.description, to.description),
    gained: [...wanted].filter((id) => !held.has(id)),
    lost: [...held].filter((id) => !wanted.has(id)),
  };
}

/** Whether there is nothing in a difference. */
export function isEmpty({ name, description, gained, lost }: PolicyDiff): boolean {
  return !(name || description || gained.length || lost.length);
}

/**
 * Puts one's own changes on top of somebody else's. Where both changed a text, one's own is taken: the review
 * that follows shows it.
 */
export function rebase(base: PolicyValues, mine: PolicyValues, theirs: PolicyValues): PolicyValues {
  const { name, description, gained, lost } = diff(base, mine);
  return {
    name: name ? mine.name : theirs.name,
    description: description ? mine.description : theirs.description,
    permissionIds: [...new Set([...theirs.permissionIds, ...gained])].filter(
      (id) => !lost.includes(id),
    ),
  };
}

function changed(from: string, to: string): TextChange | undefined {
  return from.trim() === to.trim() ? undefined : { from: from.trim(), to: to.trim() };
}
