import type {
  Declaration,
  DeclaredLevel,
  Kind,
  ManageMode,
  SourceFile,
} from "../model/declaration.ts";
import { SENSITIVE_PERMISSIONS } from "../model/sensitive-permissions.ts";
import type { FileContent } from "./read-file.ts";
import { KINDS } from "./read-settings.ts";

/** Merges what several files declare, after `findDuplicates`. */
export function merge(contents: readonly FileContent[], files: readonly SourceFile[]): Declaration {
  return {
    version: 1,
    organization: Object.assign({}, ...contents.map(({ organization }) => organization)),
    manage: mergeManage(contents),
    sensitive: contents.find(({ sensitive }) => sensitive)?.sensitive ?? SENSITIVE_PERMISSIONS,
    limits: Object.assign({}, ...contents.map(({ limits }) => limits)),
    protected: [...new Set(contents.flatMap((content) => content.protected))],
    level: mergeLevels(contents.map(({ level }) => level)),
    projects: contents.flatMap(({ projects }) => projects),
    removedProjects: contents.flatMap(({ removedProjects }) => removedProjects),
    assertions: contents.flatMap(({ assertions }) => assertions),
    files,
  };
}

function mergeManage(contents: readonly FileContent[]): Record<Kind, ManageMode> {
  const defaults = KINDS.map((kind) => [kind, "declared"] as const);
  return Object.assign(Object.fromEntries(defaults), ...contents.map(({ manage }) => manage));
}

function mergeLevels(levels: readonly DeclaredLevel[]): DeclaredLevel {
  const removed = levels.map((level) => level.removed);
  return {
    policies: levels.flatMap(({ policies }) => policies),
    roles: levels.flatMap(({ roles }) => roles),
    members: levels.flatMap(({ members }) => members),
    absent: KINDS.filter((kind) => levels.every(({ absent }) => absent?.includes(kind))),
    removed: {
      policies: removed.flatMap(({ policies }) => policies),
      roles: removed.flatMap(({ roles }) => roles),
      members: removed.flatMap(({ members }) => members),
    },
  };
}
